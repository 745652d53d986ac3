/** Whole applications on Weld and RESTEasy, and the parts that need none. */
package io.github.mpfinicity.microprofile.filter;
