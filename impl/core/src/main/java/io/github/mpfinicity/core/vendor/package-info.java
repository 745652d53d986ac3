/** One authentication exchange: the port to the vendor, and what its answer means. */
@NullMarked
package io.github.mpfinicity.core.vendor;

import org.jspecify.annotations.NullMarked;
