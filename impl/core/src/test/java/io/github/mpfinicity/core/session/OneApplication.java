package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.store.JvmStore;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * An application in a class loader of its own, which tries one secret after the other and comes
 * back an hour later. Only types of the JDK go in and out.
 */
public final class OneApplication implements Function<List<String>, Integer> {
    /** For the test, by reflection. */
    public OneApplication() {}

    /**
     * Tries all secrets at a vendor that refuses them.
     *
     * @param words the origin, then the secrets
     * @return how often this application sent
     */
    @Override
    public Integer apply(List<String> words) {
        try (var fixture = new SessionFixture()) {
            fixture.store = new JvmStore();
            fixture.origin = words.get(0);
            PartnerSession session = fixture.open();
            for (String each : words.subList(1, words.size())) {
                fixture.secret = each;
                session.current(Duration.ZERO);
                fixture.clocks.advance(Duration.ofHours(1));
            }
            session.close();
            return fixture.vendor.calls.get();
        }
    }
}
