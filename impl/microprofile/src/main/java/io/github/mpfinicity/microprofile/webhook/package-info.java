/** The filter before a resource that receives webhooks, and the binding that puts it there. */
@NullMarked
package io.github.mpfinicity.microprofile.webhook;

import org.jspecify.annotations.NullMarked;
