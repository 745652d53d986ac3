/** What a session answers its callers: a token, or why there is none. Values only. */
@NullMarked
package io.github.mpfinicity.core.result;

import org.jspecify.annotations.NullMarked;
