/** Requirements: the webhooks that reach a resource, and the answers to the others. */
@NullMarked
package io.github.mpfinicity.tck.webhook;

import org.jspecify.annotations.NullMarked;
