/** The demonstration that a newcomer runs first. */
@NullMarked
package io.github.mpfinicity.quickstart;

import org.jspecify.annotations.NullMarked;
