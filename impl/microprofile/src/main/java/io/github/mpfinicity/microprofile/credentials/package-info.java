/** The sources of a partner's credentials, and the places where a new secret is kept. */
@NullMarked
package io.github.mpfinicity.microprofile.credentials;

import org.jspecify.annotations.NullMarked;
