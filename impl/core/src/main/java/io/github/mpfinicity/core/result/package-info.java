/** The results of a session: a token or a refusal. Values only. */
@NullMarked
package io.github.mpfinicity.core.result;

import org.jspecify.annotations.NullMarked;
