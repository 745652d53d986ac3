/** What a client that OpenAPI Generator writes needs of its configuration. */
@NullMarked
package io.github.mpfinicity.generated;

import org.jspecify.annotations.NullMarked;
