/** Keeps records in a Redis or Valkey server that all hosts reach. */
@NullMarked
package io.github.mpfinicity.store.redis;

import org.jspecify.annotations.NullMarked;
