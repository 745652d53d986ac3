/**
 * How many authentications may still fail before the vendor locks the account: the record of what
 * was tried, the rules for trying again, and the ledger that keeps the record in a store.
 */
@NullMarked
package io.github.mpfinicity.core.ledger;

import org.jspecify.annotations.NullMarked;
