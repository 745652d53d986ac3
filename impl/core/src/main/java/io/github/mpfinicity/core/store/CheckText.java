package io.github.mpfinicity.core.store;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a check: {@code check <number of changes> <number pushed out> <id>=<count> …}. As the
 * first number only grows, no text comes back.
 */
record CheckText(long changes, long pushedOut, List<Entry> entries) {
    /** A text that never was in a store. */
    static final String NEVER = "check -";

    private static final Pattern FORMAT =
            Pattern.compile("check [0-9]{1,18} [0-9]{1,18}( [0-9a-f-]+=[0-9]{1,18})*");

    /** As many as start at the same time and meet at one key. */
    private static final int MOST = 40;

    /** What one process has counted. */
    record Entry(String id, long count) {}

    /** What makes no sense counts as nothing. */
    static CheckText of(@Nullable String text) {
        if (text == null || !FORMAT.matcher(text).matches()) {
            return new CheckText(0, 0, List.of());
        }
        List<String> words = List.of(text.split(" ", -1));
        List<Entry> entries = new ArrayList<>();
        for (String word : words.subList(3, words.size())) {
            int at = word.indexOf('=');
            entries.add(new Entry(word.substring(0, at), Long.parseLong(word.substring(at + 1))));
        }
        return new CheckText(Long.parseLong(words.get(1)), Long.parseLong(words.get(2)), entries);
    }

    long count(String id) {
        return entries.stream().filter(e -> e.id().equals(id)).mapToLong(Entry::count).sum();
    }

    /** One more, and the last of the list: the first is pushed out if there are too many. */
    CheckText counting(String id) {
        List<Entry> next = new ArrayList<>(without(id).entries);
        next.add(new Entry(id, count(id) + 1));
        int tooMany = Math.max(0, next.size() - MOST);
        return new CheckText(changes + 1, pushedOut + tooMany, next.subList(tooMany, next.size()));
    }

    CheckText without(String id) {
        return new CheckText(
                changes + 1, pushedOut, entries.stream().filter(e -> !e.id().equals(id)).toList());
    }

    @Override
    public String toString() {
        var text = new StringBuilder("check ");
        text.append(changes).append(' ').append(pushedOut);
        entries.forEach(each -> text.append(' ').append(each.id()).append('=').append(each.count));
        return text.toString();
    }
}
