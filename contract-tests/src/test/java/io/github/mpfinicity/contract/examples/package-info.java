/**
 * The examples of errors in an OpenAPI document, read as the library reads the vendor's answers.
 */
@NullMarked
package io.github.mpfinicity.contract.examples;

import org.jspecify.annotations.NullMarked;
