/** The beans, and the life of an application from start to undeploy. */
@NullMarked
package io.github.mpfinicity.microprofile.cdi;

import org.jspecify.annotations.NullMarked;
