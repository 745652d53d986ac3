/**
 * The words in which an application, its log and its operators are told of refusals and changes.
 */
@NullMarked
package io.github.mpfinicity.microprofile.message;

import org.jspecify.annotations.NullMarked;
