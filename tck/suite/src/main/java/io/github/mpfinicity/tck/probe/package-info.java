/** What goes into every archive beside the test. */
@NullMarked
package io.github.mpfinicity.tck.probe;

import org.jspecify.annotations.NullMarked;
