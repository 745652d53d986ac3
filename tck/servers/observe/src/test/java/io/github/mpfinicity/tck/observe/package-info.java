/** Alerts in a real Prometheus. */
package io.github.mpfinicity.tck.observe;
