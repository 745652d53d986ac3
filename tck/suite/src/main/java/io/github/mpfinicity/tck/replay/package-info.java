/** Which refused calls are sent once more, and which are not. */
@NullMarked
package io.github.mpfinicity.tck.replay;

import org.jspecify.annotations.NullMarked;
