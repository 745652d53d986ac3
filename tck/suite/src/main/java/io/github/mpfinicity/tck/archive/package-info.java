/** What a test puts into a server, and the vendor it talks to. Stays in the JVM of the tests. */
@NullMarked
package io.github.mpfinicity.tck.archive;

import org.jspecify.annotations.NullMarked;
