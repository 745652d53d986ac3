/** Where a ledger's record is kept: in memory, in a file, or in an engine of another module. */
@NullMarked
package io.github.mpfinicity.core.store;

import org.jspecify.annotations.NullMarked;
