package io.github.mpfinicity.microprofile.runtime;

import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.microprofile.config.Settings;
import io.github.mpfinicity.microprofile.vendor.HttpPartnerGateway;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a gateway for each base URI. The first authentication that needs a gateway makes it on its
 * thread, so that an application that never calls Finicity does not pay for it. Safe for any
 * thread.
 */
final class Gateways implements AutoCloseable {
    private final Settings settings;
    private final Clocks clocks;
    private final Map<URI, HttpPartnerGateway> made = new ConcurrentHashMap<>();
    private volatile boolean closed;

    Gateways(Settings settings, Clocks clocks) {
        this.settings = settings;
        this.clocks = clocks;
    }

    HttpPartnerGateway to(URI base) {
        HttpPartnerGateway known = made.get(base);
        if (known != null) {
            return known;
        }
        // A gateway is made outside the lock of the map, because making one looks for services.
        var mine = new HttpPartnerGateway(settings.at(base), clocks);
        HttpPartnerGateway first = made.putIfAbsent(base, mine);
        if (first != null || closed) {
            mine.close();
        }
        return first == null ? mine : first;
    }

    /** The cause of a failure by its reason; null if it may not be shown. */
    @Nullable Throwable cause(String reason) {
        return made.values().stream()
                .map(gateway -> gateway.cause(reason))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Closes all gateways, and those that are made later. */
    @Override
    public void close() {
        closed = true;
        made.values().forEach(HttpPartnerGateway::close);
    }
}
