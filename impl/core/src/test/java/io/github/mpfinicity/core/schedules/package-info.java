/**
 * Runs small scenes of the production classes under many schedules. {@code Rewritten} compiles
 * those classes against the types of {@code shadow}, {@code Schedule} lets one thread run at a
 * time, and {@code Exploration} tries one order after the other.
 */
package io.github.mpfinicity.core.schedules;
