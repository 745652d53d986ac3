/** Requirements: rejections of the vendor, and the exceptions that callers get. */
@NullMarked
package io.github.mpfinicity.tck.refusal;

import org.jspecify.annotations.NullMarked;
