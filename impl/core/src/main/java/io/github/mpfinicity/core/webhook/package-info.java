/** Whether a webhook is the vendor's, and whether its event was handled before. */
@NullMarked
package io.github.mpfinicity.core.webhook;

import org.jspecify.annotations.NullMarked;
