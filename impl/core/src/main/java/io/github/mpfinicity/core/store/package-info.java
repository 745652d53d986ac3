/** The places for a partner's record: memory, a file, or an engine of another module. */
@NullMarked
package io.github.mpfinicity.core.store;

import org.jspecify.annotations.NullMarked;
