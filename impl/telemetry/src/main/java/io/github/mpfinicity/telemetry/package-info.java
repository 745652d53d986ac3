/** Metrics and spans of partners, for OpenTelemetry and Micrometer. */
@NullMarked
package io.github.mpfinicity.telemetry;

import org.jspecify.annotations.NullMarked;
