/**
 * Requirements for the start and the end of an application: bad settings fail, and nothing remains.
 */
@NullMarked
package io.github.mpfinicity.tck.redeploy;

import org.jspecify.annotations.NullMarked;
