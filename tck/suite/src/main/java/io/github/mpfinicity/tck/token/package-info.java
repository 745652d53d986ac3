/** Requirements: all calls share one token. */
@NullMarked
package io.github.mpfinicity.tck.token;

import org.jspecify.annotations.NullMarked;
