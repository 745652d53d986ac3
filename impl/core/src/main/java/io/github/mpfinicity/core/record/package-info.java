/** The record of a partner's attempts: values, the rules that change them, and one codec. Pure. */
@NullMarked
package io.github.mpfinicity.core.record;

import org.jspecify.annotations.NullMarked;
