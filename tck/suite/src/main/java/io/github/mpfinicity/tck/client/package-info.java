/** The Rest Clients of an application, attached in the three ways. */
@NullMarked
package io.github.mpfinicity.tck.client;

import org.jspecify.annotations.NullMarked;
