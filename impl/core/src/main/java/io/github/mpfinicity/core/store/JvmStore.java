package io.github.mpfinicity.core.store;

import java.security.Security;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Keeps texts where all applications of one JVM find them, whatever class loader they have, and
 * where the next edition of an application that is loaded anew finds them too. Safe for any thread.
 *
 * <p>They are security properties: those take strings only, so nothing of an ended application is
 * held; no configuration source, no diagnostic command and no management bean lists them; and
 * nobody replaces the whole table, as test tools do with the system properties. An object among the
 * system properties would make {@code Properties.store} and its like fail for others. They stay
 * until the JVM ends: one for each partner and origin.
 */
public final class JvmStore implements PartnerStore {
    /** A literal is the same object for all class loaders of a JVM: it is the monitor, too. */
    private static final String PLACE = "io.github.mpfinicity.attempts.";

    /** The JDK strips what it returns, so a text has an end of its own. */
    private static final char END = '.';

    private final String place;

    /** Of {@code finicity.store=memory}. */
    public static final class Engine implements StoreEngine {
        @Override
        public String name() {
            return "memory";
        }

        @Override
        public PartnerStore open(Map<String, String> settings, Executor threads) {
            return new JvmStore();
        }
    }

    /** A view of what is kept: two of them see the same. */
    public JvmStore() {
        this("");
    }

    /** For tests: apart from all others. */
    JvmStore(String apart) {
        place = PLACE + apart;
    }

    @Override
    public @Nullable String read(String key) {
        String kept = kept(key);
        return kept == null ? null : kept.substring(1, kept.length() - 1);
    }

    /** A security property cannot be removed: tests that stand for a new process empty it. */
    private @Nullable String kept(String key) {
        String kept = Security.getProperty(place + key);
        return kept == null || kept.isEmpty() ? null : kept;
    }

    /** The monitor is held for one look and one write in memory. */
    @Override
    public boolean compareAndSet(String key, @Nullable String expected, String next) {
        String present = expected == null ? null : framed(expected);
        synchronized (PLACE) {
            String kept = kept(key);
            boolean unchanged = present == null ? kept == null : present.equals(kept);
            if (unchanged) {
                Security.setProperty(place + key, framed(next));
            }
            return unchanged;
        }
    }

    @Override
    public boolean outlivesProcess() {
        return false;
    }

    private static String framed(String text) {
        return END + text + END;
    }
}
