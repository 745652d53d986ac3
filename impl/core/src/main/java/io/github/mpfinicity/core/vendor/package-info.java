/** The port to the vendor, and the meaning of its answers. */
@NullMarked
package io.github.mpfinicity.core.vendor;

import org.jspecify.annotations.NullMarked;
