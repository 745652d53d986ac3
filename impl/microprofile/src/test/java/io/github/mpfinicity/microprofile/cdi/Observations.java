package io.github.mpfinicity.microprofile.cdi;

import io.github.mpfinicity.PartnerAccount;
import io.github.mpfinicity.core.observe.ObserverFactory;
import io.github.mpfinicity.core.observe.PartnerObserver;
import io.github.mpfinicity.core.vendor.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes what observers of an application are told, but for the store and for how long it took. */
@ApplicationScoped
public class Observations implements ObserverFactory {
    private final List<String> calls = new CopyOnWriteArrayList<>();

    @Override
    public PartnerObserver observe(String partner, PartnerAccount account) {
        return (PartnerObserver)
                Proxy.newProxyInstance(
                        PartnerObserver.class.getClassLoader(),
                        new Class<?>[] {PartnerObserver.class},
                        (self, method, arguments) -> {
                            calls.add(partner + " " + method.getName() + shown(arguments));
                            return null;
                        });
    }

    public List<String> calls(String method) {
        return calls.stream().filter(it -> it.contains(" " + method + "[")).toList();
    }

    public List<String> calls() {
        return calls;
    }

    private static String shown(Object[] arguments) {
        return Arrays.stream(arguments == null ? new Object[0] : arguments)
                .map(it -> it instanceof Outcome.Accepted token ? token.token() : it)
                .map(it -> it instanceof java.time.Duration ? "a while" : String.valueOf(it))
                .toList()
                .toString();
    }
}
