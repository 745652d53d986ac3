/** The HTTP client for authentications: it sends each request once and reads every answer. */
@NullMarked
package io.github.mpfinicity.microprofile.vendor;

import org.jspecify.annotations.NullMarked;
