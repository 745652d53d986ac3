/** The settings: their names, defaults and rules, and the messages about broken rules. */
@NullMarked
package io.github.mpfinicity.microprofile.config;

import org.jspecify.annotations.NullMarked;
