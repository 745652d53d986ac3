/** Credentials: their fingerprints, the parts that the vendor rejected, and the secret file. */
@NullMarked
package io.github.mpfinicity.core.credentials;

import org.jspecify.annotations.NullMarked;
