package io.github.mpfinicity.simulator.authentication;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The partners the vendor knows. Thread-safe; the monitor makes additions wait for each other. */
public final class Partners {

    private final Map<String, SimulatedPartner> byId = new ConcurrentHashMap<>();

    /** Starts with no partner. */
    public Partners() {}

    /**
     * Adds a partner.
     *
     * @param partner with an id and an app key that are not taken
     * @throws IllegalArgumentException if another partner has this id or this app key
     */
    public synchronized void add(SimulatedPartner partner) {
        if (anyHasAppKey(partner.appKey()) && withId(partner.id()).isEmpty()) {
            throw new IllegalArgumentException(
                    "another partner has the app key of the partner " + partner.id());
        }
        if (byId.putIfAbsent(partner.id(), partner) != null) {
            throw new IllegalArgumentException("another partner has the id " + partner.id());
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

    /** {@return all partners, by their ids} */
    public List<SimulatedPartner> all() {
        return byId.values().stream().sorted(Comparator.comparing(SimulatedPartner::id)).toList();
    }

    /**
     * Finds a partner.
     *
     * @param id its id
     * @return empty if no partner has it
     */
    public Optional<SimulatedPartner> withId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<SimulatedPartner> withAppKey(String appKey) {
        return byId.values().stream()
                .filter(partner -> partner.appKey().equals(appKey))
                .findFirst();
    }

    boolean anyHasAppKey(String appKey) {
        return withAppKey(appKey).isPresent();
    }
}
