/** One token for everybody. */
@NullMarked
package io.github.mpfinicity.tck.token;

import org.jspecify.annotations.NullMarked;
