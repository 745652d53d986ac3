/** The vendor's webhooks, signed as the partner's receiver expects. */
@NullMarked
package io.github.mpfinicity.simulator.webhook;

import org.jspecify.annotations.NullMarked;
