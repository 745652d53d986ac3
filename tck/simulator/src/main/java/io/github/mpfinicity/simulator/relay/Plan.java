package io.github.mpfinicity.simulator.relay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;

/** The mode for one kind of requests; all others pass. An empty method stands for all requests. */
record Plan(RelayMode mode, String method, String path) {

    Plan {
        requireNonNull(mode, "mode");
        requireNonNull(method, "method");
        requireNonNull(path, "path");
    }

    static Plan forAll(RelayMode mode) {
        return new Plan(mode, "", "");
    }

    RelayMode modeFor(byte[] request) {
        return method.isEmpty() || isForUs(request) ? mode : RelayMode.PASS;
    }

    private boolean isForUs(byte[] request) {
        var line = new String(request, ISO_8859_1).lines().findFirst().orElse("");
        var start = method + " " + path;
        return line.startsWith(start + " ") || line.startsWith(start + "?");
    }
}
