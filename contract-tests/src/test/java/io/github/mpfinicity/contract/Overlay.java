package io.github.mpfinicity.contract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is known to be wrong in the vendor's OpenAPI document, put right before it is compared. Each
 * item names what stands there: once the vendor has mended it, the comparison fails and says which
 * item is to go. Reads YAML in block style only, as the vendor writes it.
 */
public final class Overlay {
    /** Its examples, and the vendor's own description of it, are numbers and strings. */
    private static final Item CODE =
            new Item(
                    "components / schemas / ErrorMessage / properties / code",
                    "type: object",
                    "oneOf: [{type: integer}, {type: string}]");

    /** Its only example is a message without the wrapper. */
    private static final Item PARTNER_NOT_FOUND =
            new Item(
                    "components / responses / PartnerNotFoundResponse / content / application/json"
                            + " / schema",
                    "$ref: '#/components/schemas/ErrorWrapper'",
                    "$ref: '#/components/schemas/ErrorMessage'");

    private static final List<Item> ITEMS = List.of(CODE, PARTNER_NOT_FOUND);

    private static final Pattern ENTRY = Pattern.compile("( *)(['\"]?)([^'\"#\\s][^'\":]*)\\2:.*");

    private Overlay() {}

    /**
     * Puts the document right.
     *
     * @param document as the vendor publishes it
     * @return what it should be
     * @throws AssertionError if something that is known to be wrong is not there
     */
    public static String over(String document) {
        String right = document;
        for (Item item : ITEMS) {
            right = item.over(right);
        }
        return right;
    }

    /**
     * One line below a path.
     *
     * @param was with single quotes, whichever the document has
     */
    private record Item(String path, String was, String is) {
        String over(String document) {
            var lines = new ArrayList<String>();
            Deque<Key> above = new ArrayDeque<>();
            boolean found = false;
            for (String line : document.split("\n", -1)) {
                Matcher entry = ENTRY.matcher(line);
                if (entry.matches()) {
                    int indent = entry.group(1).length();
                    above.removeIf(key -> key.indent() >= indent);
                    if (stands(line, above)) {
                        found = true;
                        line = " ".repeat(indent) + is;
                    }
                    above.addLast(new Key(indent, entry.group(3)));
                }
                lines.add(line);
            }
            if (!found) {
                throw new AssertionError(
                        "The document does not say \""
                                + was
                                + "\" at "
                                + path
                                + ". If the vendor has mended it, take it out of Overlay.");
            }
            return String.join("\n", lines);
        }

        private boolean stands(String line, Deque<Key> above) {
            return line.strip().replace('"', '\'').equals(was)
                    && String.join(" / ", above.stream().map(Key::name).toList()).equals(path);
        }
    }

    private record Key(int indent, String name) {}
}
