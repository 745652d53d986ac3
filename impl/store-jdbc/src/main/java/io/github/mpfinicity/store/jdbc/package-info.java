/** Keeps records in a table of a database that all hosts reach. */
@NullMarked
package io.github.mpfinicity.store.jdbc;

import org.jspecify.annotations.NullMarked;
