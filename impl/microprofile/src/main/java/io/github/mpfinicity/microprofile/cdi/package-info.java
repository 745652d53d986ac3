/** The CDI beans, and the start and the end of an application. */
@NullMarked
package io.github.mpfinicity.microprofile.cdi;

import org.jspecify.annotations.NullMarked;
