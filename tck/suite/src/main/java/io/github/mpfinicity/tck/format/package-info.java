/** Credentials in the legacy form. */
@NullMarked
package io.github.mpfinicity.tck.format;

import org.jspecify.annotations.NullMarked;
