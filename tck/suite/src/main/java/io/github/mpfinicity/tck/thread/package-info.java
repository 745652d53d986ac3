/** Requirements: calls work from threads that belong to no application. */
@NullMarked
package io.github.mpfinicity.tck.thread;

import org.jspecify.annotations.NullMarked;
