/** Verifies that a webhook is the vendor's. */
@NullMarked
package io.github.mpfinicity.core.webhook;

import org.jspecify.annotations.NullMarked;
