/** Webhooks: what reaches a resource, and what is answered before. */
@NullMarked
package io.github.mpfinicity.tck.webhook;

import org.jspecify.annotations.NullMarked;
