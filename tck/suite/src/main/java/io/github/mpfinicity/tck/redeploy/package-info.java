/** Beginning and end of an application: what is refused, and what must not be left behind. */
@NullMarked
package io.github.mpfinicity.tck.redeploy;

import org.jspecify.annotations.NullMarked;
