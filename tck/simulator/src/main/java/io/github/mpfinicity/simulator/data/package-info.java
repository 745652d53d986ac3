/** Made-up business data behind the two headers. */
@NullMarked
package io.github.mpfinicity.simulator.data;

import org.jspecify.annotations.NullMarked;
