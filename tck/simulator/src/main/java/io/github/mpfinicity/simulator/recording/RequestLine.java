package io.github.mpfinicity.simulator.recording;

import java.net.URI;

/**
 * The first line of a request.
 *
 * @param method the HTTP method
 * @param target path and query
 */
public record RequestLine(String method, URI target) {}
