/** What ends a deployment. */
@NullMarked
package io.github.mpfinicity.tck.start;

import org.jspecify.annotations.NullMarked;
