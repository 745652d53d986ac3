/** The servers that pass the suite, as README tells them. */
@NullMarked
package io.github.mpfinicity.tck.table;

import org.jspecify.annotations.NullMarked;
