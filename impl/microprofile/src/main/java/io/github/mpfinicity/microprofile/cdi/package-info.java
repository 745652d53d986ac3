/** The CDI beans, and the life of an application from its start to its end. */
@NullMarked
package io.github.mpfinicity.microprofile.cdi;

import org.jspecify.annotations.NullMarked;
