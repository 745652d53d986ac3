/** Every setting: its name, its default, its rule, and the sentence that says it was broken. */
@NullMarked
package io.github.mpfinicity.microprofile.config;

import org.jspecify.annotations.NullMarked;
