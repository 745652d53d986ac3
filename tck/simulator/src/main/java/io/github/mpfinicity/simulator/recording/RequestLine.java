package io.github.mpfinicity.simulator.recording;

import java.net.URI;

/**
 * What a request asks for.
 *
 * @param method the HTTP method
 * @param target path and query
 */
public record RequestLine(String method, URI target) {}
