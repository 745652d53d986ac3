/** What the server's OpenTelemetry counted. */
@NullMarked
package io.github.mpfinicity.tck.liberty;

import org.jspecify.annotations.NullMarked;
