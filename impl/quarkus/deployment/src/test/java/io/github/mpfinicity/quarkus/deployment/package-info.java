/**
 * Applications that have the extension, as Quarkus runs them in tests, in dev mode and packaged.
 */
package io.github.mpfinicity.quarkus.deployment;
