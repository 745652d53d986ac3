/** What hangs on a Rest Client: the filter that attaches the headers, and what puts it there. */
@NullMarked
package io.github.mpfinicity.microprofile.filter;

import org.jspecify.annotations.NullMarked;
