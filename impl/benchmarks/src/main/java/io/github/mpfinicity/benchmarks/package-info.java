/** Benchmarks of a call with a token, beside other libraries. Nothing of it is published. */
@org.jspecify.annotations.NullMarked
package io.github.mpfinicity.benchmarks;
