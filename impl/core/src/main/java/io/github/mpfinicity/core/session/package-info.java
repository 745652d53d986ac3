/**
 * The life of one app token: state, decisions, and the shell that carries them out.
 *
 * <p>Like all of this jar not for direct use by applications: nothing here is promised to stay.
 */
@NullMarked
package io.github.mpfinicity.core.session;

import org.jspecify.annotations.NullMarked;
