@NullMarked
package io.github.mpfinicity.microprofile.webhook;

import org.jspecify.annotations.NullMarked;
