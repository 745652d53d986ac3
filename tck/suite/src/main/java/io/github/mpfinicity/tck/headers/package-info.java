/** Both headers on each call. */
@NullMarked
package io.github.mpfinicity.tck.headers;

import org.jspecify.annotations.NullMarked;
