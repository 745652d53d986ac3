/** Wrong implementations, by which the suite shows that it notices. */
@NullMarked
package io.github.mpfinicity.tck.mutants;

import org.jspecify.annotations.NullMarked;
