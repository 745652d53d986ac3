/** The filters and interceptors of Rest Clients, and the listener that attaches them. */
@NullMarked
package io.github.mpfinicity.microprofile.filter;

import org.jspecify.annotations.NullMarked;
