package io.github.mpfinicity.simulator.authentication;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The partners the vendor knows. Thread-safe: each change publishes a new map, and the monitor
 * makes changes wait for each other.
 */
public final class Partners {

    private volatile Map<String, SimulatedPartner> byId = Map.of();

    /** Starts with no partner. */
    public Partners() {}

    /**
     * Adds a partner.
     *
     * @param partner with an id and an app key that are not taken
     * @throws IllegalArgumentException if another partner has this id or this app key
     */
    public synchronized void add(SimulatedPartner partner) {
        byId = with(partner, byId);
    }

    /**
     * Makes these the only partners, and resets them. A partner that stays is known all the time.
     *
     * @param partners with different ids and different app keys
     * @throws IllegalArgumentException if two partners have the same id or the same app key
     */
    public synchronized void reset(Collection<SimulatedPartner> partners) {
        partners.forEach(SimulatedPartner::reset);
        Map<String, SimulatedPartner> only = Map.of();
        for (var partner : partners) {
            only = with(partner, only);
        }
        byId = only;
    }

    private static Map<String, SimulatedPartner> with(
            SimulatedPartner added, Map<String, SimulatedPartner> known) {
        var all = new HashMap<>(known);
        if (all.putIfAbsent(added.id(), added) != null) {
            throw new IllegalArgumentException("another partner has the id " + added.id());
        }
        if (known.values().stream().anyMatch(each -> each.appKey().equals(added.appKey()))) {
            throw new IllegalArgumentException(
                    "another partner has the app key of the partner " + added.id());
        }
        return Map.copyOf(all);
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
