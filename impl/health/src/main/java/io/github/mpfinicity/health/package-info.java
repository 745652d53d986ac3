/** The check {@code finicity} of MicroProfile Health. */
@NullMarked
package io.github.mpfinicity.health;

import org.jspecify.annotations.NullMarked;
