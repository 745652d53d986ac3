/** An application that injects its Rest Clients and nothing else of this library. */
@NullMarked
package io.github.mpfinicity.tck.quarkus;

import org.jspecify.annotations.NullMarked;
