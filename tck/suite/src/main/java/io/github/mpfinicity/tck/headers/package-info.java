/** Requirements: each call has both headers. */
@NullMarked
package io.github.mpfinicity.tck.headers;

import org.jspecify.annotations.NullMarked;
