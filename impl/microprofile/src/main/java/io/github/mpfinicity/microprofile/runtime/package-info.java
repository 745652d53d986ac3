/**
 * One application and its partner: what the core needs of Jakarta and MicroProfile, put together.
 */
@NullMarked
package io.github.mpfinicity.microprofile.runtime;

import org.jspecify.annotations.NullMarked;
