/** The server's side of webhooks: the filter before a resource that receives them. */
@NullMarked
package io.github.mpfinicity.microprofile.webhook;

import org.jspecify.annotations.NullMarked;
