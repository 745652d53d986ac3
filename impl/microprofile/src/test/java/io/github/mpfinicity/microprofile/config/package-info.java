@NullMarked
package io.github.mpfinicity.microprofile.config;

import org.jspecify.annotations.NullMarked;
