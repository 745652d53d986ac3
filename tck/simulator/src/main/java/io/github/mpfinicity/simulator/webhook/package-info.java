/** What the vendor sends of its own accord, signed as the partner's receiver expects it. */
@NullMarked
package io.github.mpfinicity.simulator.webhook;

import org.jspecify.annotations.NullMarked;
