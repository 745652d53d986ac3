/** Helpers that every archive contains beside the test. */
@NullMarked
package io.github.mpfinicity.tck.probe;

import org.jspecify.annotations.NullMarked;
