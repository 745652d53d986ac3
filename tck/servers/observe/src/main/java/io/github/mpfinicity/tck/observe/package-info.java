/** An application with many partners, whose time is quicker than ours. */
@NullMarked
package io.github.mpfinicity.tck.observe;

import org.jspecify.annotations.NullMarked;
