/** The part of the Quarkus extension that runs with an application in dev mode. */
@NullMarked
package io.github.mpfinicity.quarkus;

import org.jspecify.annotations.NullMarked;
