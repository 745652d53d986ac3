/** Requirements: one authentication is one request, whatever becomes of it. */
@NullMarked
package io.github.mpfinicity.tck.onecall;

import org.jspecify.annotations.NullMarked;
