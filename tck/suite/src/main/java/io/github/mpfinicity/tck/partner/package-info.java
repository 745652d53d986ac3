/** What is kept apart where an application works for several partners. */
@NullMarked
package io.github.mpfinicity.tck.partner;

import org.jspecify.annotations.NullMarked;
