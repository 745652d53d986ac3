/** Requirements: the headers go to the vendor's host only. */
@NullMarked
package io.github.mpfinicity.tck.host;

import org.jspecify.annotations.NullMarked;
