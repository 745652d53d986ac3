package io.github.mpfinicity.core.store;

import java.security.Security;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Keeps texts for all applications of one JVM, whatever class loader they have. An application that
 * is loaded anew finds its texts again. Safe for any thread.
 *
 * <p>The texts are security properties. Those hold strings only, so they keep no object of an ended
 * application alive. No configuration source or management bean lists them. A flight recording
 * holds them if somebody enables its event {@code jdk.SecurityPropertyModification}, which is off
 * by default. Test tools replace the table of system properties, but not this one. An object among
 * the system properties would also make {@code Properties.store} fail. The texts stay until the JVM
 * ends: one for each partner and origin.
 */
public final class JvmStore implements PartnerStore {
    /** A literal is the same object for all class loaders of a JVM, so it is also the monitor. */
    private static final String PLACE = "io.github.mpfinicity.attempts.";

    /** The JDK strips the values that it returns, so each text ends with this character. */
    private static final char END = '.';

    private final String place;

    /** The engine of {@code finicity.store=memory}. */
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

    /** A view of the texts. All views of a JVM see the same texts. */
    public JvmStore() {
        this("");
    }

    /** A view for tests, apart from all others. */
    JvmStore(String apart) {
        place = PLACE + apart;
    }

    @Override
    public @Nullable String read(String key) {
        String kept = kept(key);
        return kept == null ? null : kept.substring(1, kept.length() - 1);
    }

    /**
     * The text; null if it is empty. A security property cannot be removed, so tests that stand for
     * a new process empty it.
     */
    private @Nullable String kept(String key) {
        String kept = Security.getProperty(place + key);
        return kept == null || kept.isEmpty() ? null : kept;
    }

    /** Holds the monitor for one read and one write in memory. */
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
