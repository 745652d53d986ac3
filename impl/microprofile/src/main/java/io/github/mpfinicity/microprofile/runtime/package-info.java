/**
 * The parts of one application and its partners: the core, put together with Jakarta and
 * MicroProfile.
 */
@NullMarked
package io.github.mpfinicity.microprofile.runtime;

import org.jspecify.annotations.NullMarked;
