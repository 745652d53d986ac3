package io.github.mpfinicity.store.jdbc;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Recognises a database inside one process or host. Other hosts do not see its content. */
final class EmbeddedDatabaseWarning {
    private static final Logger LOG = System.getLogger("io.github.mpfinicity");

    private static final Pattern EMBEDDED =
            Pattern.compile(
                    "jdbc:(?:h2:(?!tcp:|ssl:)|hsqldb:(?!hsqls?:|https?:)|derby:(?!//)|sqlite:)"
                        + "(?:(?:mem|memory|file|res|directory|jar|classpath|zip|nio|nioMapped):)?");

    private EmbeddedDatabaseWarning() {}

    static void warnIf(@Nullable String url) {
        String kind = url == null ? null : kind(url);
        if (kind != null) {
            LOG.log(
                    Level.WARNING,
                    "MPFIN-217 The DataSource of finicity.store=jdbc is {0}, a database inside this"
                        + " process or host: hosts do not share the attempts to authenticate. Name"
                        + " a DataSource of a database server.",
                    kind);
        }
    }

    /**
     * The beginning of the URL, which holds neither name nor password; null for a database server.
     */
    static @Nullable String kind(String url) {
        Matcher matcher = EMBEDDED.matcher(url);
        return matcher.lookingAt() ? matcher.group() : null;
    }
}
