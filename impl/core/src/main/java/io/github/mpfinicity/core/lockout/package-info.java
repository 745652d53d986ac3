/**
 * How many authentications may still fail before the vendor locks the account: the ledger that
 * keeps the record of what was tried in a store, and what this process observes on its own clock.
 */
@NullMarked
package io.github.mpfinicity.core.lockout;

import org.jspecify.annotations.NullMarked;
