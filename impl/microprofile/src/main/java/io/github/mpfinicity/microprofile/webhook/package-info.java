/** The server's side: what stands before a resource that receives webhooks. */
@NullMarked
package io.github.mpfinicity.microprofile.webhook;

import org.jspecify.annotations.NullMarked;
