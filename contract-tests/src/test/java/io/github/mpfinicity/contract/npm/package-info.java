/** What other implementations of Pact say of it. */
@NullMarked
package io.github.mpfinicity.contract.npm;

import org.jspecify.annotations.NullMarked;
