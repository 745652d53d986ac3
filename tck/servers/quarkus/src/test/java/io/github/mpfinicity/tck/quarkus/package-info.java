/** What only Quarkus has: methods that return Mutiny's {@code Uni}, called by an event loop. */
@NullMarked
package io.github.mpfinicity.tck.quarkus;

import org.jspecify.annotations.NullMarked;
