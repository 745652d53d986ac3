package io.github.mpfinicity.simulator.junit;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import io.github.mpfinicity.simulator.wire.SimulatedRegion;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The simulators of one annotation: one for each region, and the settings of their clients. */
final class RunningSimulators implements AutoCloseable {

    private final WithFinicitySimulator wanted;
    private final Map<String, SimulatedPartner> partners = new LinkedHashMap<>();
    private final Map<SimulatedRegion, FinicitySimulator> simulators =
            new EnumMap<>(SimulatedRegion.class);
    private @Nullable SystemSettings set;

    private RunningSimulators(WithFinicitySimulator wanted) {
        this.wanted = wanted;
        for (var named : wanted.partners()) {
            // The first one is the partner without a name.
            partners.put(named.name(), SimulatedPartner.madeUp(partners.size() + 2));
        }
        for (var region : SimulatedRegion.values()) {
            if (region == wanted.region() || !partnersIn(region).isEmpty()) {
                simulators.put(region, start(region));
            }
        }
    }

    static RunningSimulators start(WithFinicitySimulator wanted) {
        return new RunningSimulators(wanted);
    }

    boolean serves(WithFinicitySimulator other) {
        return wanted.equals(other);
    }

    FinicitySimulator simulator() {
        return in(wanted.region());
    }

    FinicitySimulator simulatorOf(String name) {
        var named = List.of(wanted.partners()).stream().filter(each -> each.name().equals(name));
        return in(named.findFirst().orElseThrow(() -> unknown(name)).region());
    }

    SimulatedPartner partner(String name) {
        var partner = partners.get(name);
        if (partner == null) {
            throw unknown(name);
        }
        return partner;
    }

    void reset() {
        simulators.values().forEach(FinicitySimulator::reset);
    }

    /** For a class of tests that begins. Nothing happens if it has begun before. */
    void setSettings() {
        if (set == null) {
            set = SystemSettings.set(wanted.configure() ? settingsOfAll() : Map.of());
        }
    }

    /** For a class of tests that ends. */
    void restoreSettings() {
        if (set != null) {
            set.restore();
            set = null;
        }
    }

    @Override
    public void close() {
        restoreSettings();
        simulators.values().forEach(FinicitySimulator::close);
    }

    private FinicitySimulator in(SimulatedRegion region) {
        return requireNonNull(simulators.get(region), region::name);
    }

    private FinicitySimulator start(SimulatedRegion region) {
        var builder = FinicitySimulator.builder().region(region);
        partnersIn(region).forEach(named -> builder.partner(partner(named.name())));
        return builder.start();
    }

    private List<NamedPartner> partnersIn(SimulatedRegion region) {
        return List.of(wanted.partners()).stream()
                .filter(named -> named.region() == region)
                .toList();
    }

    private Map<String, String> settingsOfAll() {
        var all = new LinkedHashMap<>(simulator().settings(wanted.clients()));
        for (var named : wanted.partners()) {
            var name = named.name();
            var clients = named.clients().length == 0 ? new String[] {name} : named.clients();
            all.putAll(simulatorOf(name).settings(name, partner(name), clients));
        }
        return all;
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException(
                "@OfPartner(\""
                        + name
                        + "\"): @WithFinicitySimulator has no partner of this name. Add it to its"
                        + " partners.");
    }
}
