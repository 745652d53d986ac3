/** What a test of an application needs whose server runs in another process. */
@NullMarked
package io.github.mpfinicity.tck.wildfly;

import org.jspecify.annotations.NullMarked;
