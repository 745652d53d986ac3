/** Requirements: rejected calls that are sent once more, and those that are not. */
@NullMarked
package io.github.mpfinicity.tck.replay;

import org.jspecify.annotations.NullMarked;
