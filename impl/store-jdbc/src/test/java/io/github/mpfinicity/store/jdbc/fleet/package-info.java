/** Several nodes in JVMs of their own, on one database, against one vendor that counts. */
@NullMarked
package io.github.mpfinicity.store.jdbc.fleet;

import org.jspecify.annotations.NullMarked;
