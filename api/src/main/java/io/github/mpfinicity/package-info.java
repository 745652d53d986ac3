/** x. */
@NullMarked
package io.github.mpfinicity;

import org.jspecify.annotations.NullMarked;
