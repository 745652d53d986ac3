/** The implementation's metrics, where an application has Micrometer. */
@NullMarked
package io.github.mpfinicity.tck.figures;

import org.jspecify.annotations.NullMarked;
