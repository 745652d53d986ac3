/** The steps with which Quarkus builds an application that has the extension. */
@NullMarked
package io.github.mpfinicity.quarkus.deployment;

import org.jspecify.annotations.NullMarked;
