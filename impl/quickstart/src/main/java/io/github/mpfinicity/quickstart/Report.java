package io.github.mpfinicity.quickstart;

import io.github.mpfinicity.AccountStatus;
import io.github.mpfinicity.AppToken;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What is printed: titles, and facts in two columns. ASCII, because consoles differ. */
final class Report {
    private static final int LABEL = 26;
    private static final int WIDTH = 96;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void text(String line) {
        out.println(line);
    }

    void title(String title) {
        out.println();
        out.println(title);
    }

    /** Long values go on in the next line, in their own column. */
    void fact(String label, String value) {
        String head = label;
        StringBuilder line = new StringBuilder();
        for (String word : ascii(value).split(" ", -1)) {
            if (line.length() + word.length() > WIDTH - LABEL - 3) {
                print(head, line);
                head = "";
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        print(head, line);
    }

    void token(AppToken token) {
        Instant now = Instant.now();
        fact(
                "token",
                "%s old; renewed in the background in %d min, at %s"
                        .formatted(
                                seconds(Duration.between(token.requestedAt(), now)),
                                Duration.between(now, token.renewAt()).toMinutes(),
                                TIME.format(token.renewAt())));
    }

    void attempts(AccountStatus status) {
        fact(
                "failed attempts",
                "%d used, %d left, then the library stops; Finicity locks at 5"
                        .formatted(status.attemptsUsed(), status.attemptsLeft()));
    }

    static String seconds(Duration time) {
        return "%.1f s".formatted(time.toMillis() / 1e3);
    }

    private static String ascii(String value) {
        return value.replace("…", "...");
    }

    private void print(String label, CharSequence value) {
        out.printf("   %-" + LABEL + "s%s%n", label, value);
    }
}
