@NullMarked
package io.github.mpfinicity.microprofile.vendor;

import org.jspecify.annotations.NullMarked;
