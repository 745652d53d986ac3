/**
 * Types of {@code java.util.concurrent} with the same names. Each access is a point at which the
 * {@link io.github.mpfinicity.core.schedules.Schedule} may let another thread go on.
 */
package io.github.mpfinicity.core.schedules.shadow;
