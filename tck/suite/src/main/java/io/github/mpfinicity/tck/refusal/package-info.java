/** What the vendor refuses, and what callers see of it. */
@NullMarked
package io.github.mpfinicity.tck.refusal;

import org.jspecify.annotations.NullMarked;
