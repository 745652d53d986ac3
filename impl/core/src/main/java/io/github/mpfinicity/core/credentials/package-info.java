/** What is remembered of credentials: keyed fingerprints, and which of them the vendor refused. */
@NullMarked
package io.github.mpfinicity.core.credentials;

import org.jspecify.annotations.NullMarked;
