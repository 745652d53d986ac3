/**
 * The archive that a test puts into a server, and its vendor. Both stay in the JVM of the tests.
 */
@NullMarked
package io.github.mpfinicity.tck.archive;

import org.jspecify.annotations.NullMarked;
