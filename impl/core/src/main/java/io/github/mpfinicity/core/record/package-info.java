/** The record of a partner's attempts: its values, its rules and its codec. Pure. */
@NullMarked
package io.github.mpfinicity.core.record;

import org.jspecify.annotations.NullMarked;
