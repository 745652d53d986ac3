/** Requirements: the partners of one application are kept apart. */
@NullMarked
package io.github.mpfinicity.tck.partner;

import org.jspecify.annotations.NullMarked;
