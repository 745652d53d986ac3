/** The exchange with the vendor: one authentication is one request, and every answer is read. */
@NullMarked
package io.github.mpfinicity.microprofile.vendor;

import org.jspecify.annotations.NullMarked;
