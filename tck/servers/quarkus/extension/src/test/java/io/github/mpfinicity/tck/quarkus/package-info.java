/** The application that the guide shows, whose code the build takes from there. */
package io.github.mpfinicity.tck.quarkus;
