/** The real client against a mock of the vendor; what they say to each other becomes the pact. */
@NullMarked
package io.github.mpfinicity.contract.consumer;

import org.jspecify.annotations.NullMarked;
