/**
 * Whole applications on Weld and the Rest Client of the class path, and the parts that need none.
 */
package io.github.mpfinicity.microprofile.filter;
