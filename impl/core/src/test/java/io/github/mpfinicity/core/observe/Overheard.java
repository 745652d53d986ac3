package io.github.mpfinicity.core.observe;

import io.github.mpfinicity.core.vendor.Outcome;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Notes what an observer is told: the name of each method, with its arguments. */
public final class Overheard {
    public final List<String> calls = new CopyOnWriteArrayList<>();

    /** One that notes it here. */
    public PartnerObserver observer() {
        return observer(calls::add);
    }

    /** One that does something with each note. */
    public static PartnerObserver observer(Consumer<String> notes) {
        return (PartnerObserver)
                Proxy.newProxyInstance(
                        PartnerObserver.class.getClassLoader(),
                        new Class<?>[] {PartnerObserver.class},
                        (self, method, arguments) -> {
                            notes.accept(method.getName() + shown(arguments));
                            return null;
                        });
    }

    public long count(String method) {
        return calls.stream().filter(it -> it.startsWith(method + "[")).count();
    }

    private static String shown(Object[] arguments) {
        return arguments == null
                ? "[]"
                : Arrays.stream(arguments).map(Overheard::shown).toList().toString();
    }

    /** With the token that an outcome does not print. */
    private static String shown(Object argument) {
        return argument instanceof Outcome.Accepted accepted
                ? accepted.token()
                : String.valueOf(argument);
    }
}
