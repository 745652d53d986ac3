/** The words in which an application, its log and its operators learn of refusals and changes. */
@NullMarked
package io.github.mpfinicity.microprofile.message;

import org.jspecify.annotations.NullMarked;
