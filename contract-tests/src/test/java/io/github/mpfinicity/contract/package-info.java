/** What this library and Finicity expect of each other, and whether both live up to it. */
@NullMarked
package io.github.mpfinicity.contract;

import org.jspecify.annotations.NullMarked;
