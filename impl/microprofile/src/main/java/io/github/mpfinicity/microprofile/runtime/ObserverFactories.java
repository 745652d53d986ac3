package io.github.mpfinicity.microprofile.runtime;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.PartnerAccount;
import io.github.mpfinicity.core.observe.ObserverFactory;
import io.github.mpfinicity.core.observe.PartnerObserver;
import jakarta.enterprise.inject.Instance;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Asks an application for its observers. One that fails is left out, and nobody is harmed. */
public final class ObserverFactories {
    private static final Logger LOG = System.getLogger("io.github.mpfinicity");

    private ObserverFactories() {}

    /** Those of its beans that can be made. */
    public static List<ObserverFactory> of(Instance<ObserverFactory> beans) {
        List<Instance.Handle<ObserverFactory>> handles = new ArrayList<>();
        beans.handles().forEach(handles::add);
        return made(handles, Instance.Handle::get);
    }

    static List<PartnerObserver> observers(
            List<ObserverFactory> factories, String partner, PartnerAccount account) {
        return made(factories, it -> it.observe(partner, account));
    }

    private static <A, B> List<B> made(List<A> from, Function<A, B> making) {
        List<B> all = new ArrayList<>();
        for (A each : from) {
            try {
                all.add(requireNonNull(making.apply(each), "an observer"));
            } catch (Throwable e) {
                LOG.log(
                        Level.WARNING,
                        "MPFIN-224 An observer of Finicity partners could not be made, so it is"
                                + " told of nothing: {0}",
                        e.getClass().getName());
            }
        }
        return all;
    }
}
