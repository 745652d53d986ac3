package io.github.mpfinicity.simulator.authentication;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The partners the vendor knows. Thread-safe. */
public final class Partners {

    private final Map<String, SimulatedPartner> byId = new ConcurrentHashMap<>();

    /** No partner yet. */
    public Partners() {}

    /**
     * Adds a partner.
     *
     * @param partner with an id that is not taken
     * @throws IllegalArgumentException if there is a partner with this id
     */
    public void add(SimulatedPartner partner) {
        if (byId.putIfAbsent(partner.id(), partner) != null) {
            throw new IllegalArgumentException("there is a partner with the id " + partner.id());
        }
    }

    /**
     * Makes these the only partners, and resets them.
     *
     * @param partners with different ids
     */
    public void reset(Collection<SimulatedPartner> partners) {
        byId.clear();
        partners.forEach(SimulatedPartner::reset);
        partners.forEach(this::add);
    }

    Optional<SimulatedPartner> withId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    boolean anyHasAppKey(String appKey) {
        return byId.values().stream().anyMatch(partner -> partner.appKey().equals(appKey));
    }
}
