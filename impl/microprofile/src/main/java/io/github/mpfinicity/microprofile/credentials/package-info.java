/** Where the credentials of a partner come from, and where a new secret is kept. */
@NullMarked
package io.github.mpfinicity.microprofile.credentials;

import org.jspecify.annotations.NullMarked;
