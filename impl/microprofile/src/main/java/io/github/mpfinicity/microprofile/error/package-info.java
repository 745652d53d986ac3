/** Rejected calls: what the vendor's answer says, and the exception that a caller gets for it. */
@NullMarked
package io.github.mpfinicity.microprofile.error;

import org.jspecify.annotations.NullMarked;
