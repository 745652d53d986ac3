@NullMarked
package io.github.mpfinicity.microprofile.endpoint;

import org.jspecify.annotations.NullMarked;
