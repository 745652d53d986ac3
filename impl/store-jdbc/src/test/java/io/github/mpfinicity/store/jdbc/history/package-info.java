/** What processes wrote down of a store and a vendor, and the rules that it is checked against. */
@NullMarked
package io.github.mpfinicity.store.jdbc.history;

import org.jspecify.annotations.NullMarked;
