/** Verifies that a webhook comes from the vendor. */
@NullMarked
package io.github.mpfinicity.core.webhook;

import org.jspecify.annotations.NullMarked;
