package io.github.mpfinicity.microprofile.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what belongs to the store, whichever it is. */
final class StoreReader {
    private static final List<String> JDBC =
            List.of(Keys.JDBC_DATA_SOURCE, Keys.JDBC_TABLE, Keys.JDBC_CREATE_TABLE);

    /** What needs no quotes in any database; perhaps with a schema. */
    private static final Pattern TABLE =
            Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,62}(\\.[A-Za-z][A-Za-z0-9_]{0,62})?");

    private final ConfigReader reader;

    StoreReader(ConfigReader reader) {
        this.reader = reader;
    }

    StoreSettings read(StoreKind kind) {
        return new StoreSettings(
                kind,
                kind == StoreKind.FILE ? file() : null,
                kind == StoreKind.JDBC ? jdbc() : Map.of());
    }

    private @Nullable Path file() {
        String file = reader.textOrProblem(Keys.STORE_FILE);
        try {
            if (file != null && !file.isBlank()) {
                return Path.of(file);
            }
        } catch (InvalidPathException e) {
            // The sentence below says it.
        }
        reader.problem(
                Keys.STORE_FILE
                        + " is "
                        + (file == null ? "not set" : "\"" + file + "\"")
                        + ": with "
                        + Keys.STORE
                        + "=file it must be the path of a file on a disk of this host, for example"
                        + " /var/lib/my-application/finicity");
        return null;
    }

    private Map<String, String> jdbc() {
        Map<String, String> set = new HashMap<>();
        for (String key : JDBC) {
            String text = reader.textOrProblem(key);
            if (text != null && possible(key, text)) {
                set.put(key.substring(Keys.JDBC.length()), text);
            }
        }
        return set;
    }

    private boolean possible(String key, String text) {
        String rule = null;
        if (key.equals(Keys.JDBC_TABLE) && !TABLE.matcher(text).matches()) {
            rule =
                    "the name of a table, of letters, digits and underscores, perhaps with a schema"
                            + " and a dot in front, for example finicity_partner";
        } else if (key.equals(Keys.JDBC_CREATE_TABLE) && !text.matches("true|false")) {
            rule = "true or false, for example false";
        }
        if (rule != null) {
            reader.problem(SettingsReader.impossible(key, text) + rule);
        }
        return rule == null;
    }
}
