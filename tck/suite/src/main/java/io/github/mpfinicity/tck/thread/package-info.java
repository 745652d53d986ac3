/** Calls from threads that belong to nobody. */
@NullMarked
package io.github.mpfinicity.tck.thread;

import org.jspecify.annotations.NullMarked;
