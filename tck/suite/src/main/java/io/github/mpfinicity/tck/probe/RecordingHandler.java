package io.github.mpfinicity.tck.probe;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** Keeps every log record as a whole. Safe for any thread: a concurrent queue holds the records. */
final class RecordingHandler extends Handler {
    private final Queue<Heard> heard = new ConcurrentLinkedQueue<>();

    private record Heard(String logger, String words) {}

    RecordingHandler() {
        setLevel(Level.ALL);
    }

    List<String> from(Predicate<String> logger) {
        return heard.stream()
                .filter(each -> logger.test(each.logger()))
                .map(each -> each.logger() + ": " + each.words())
                .toList();
    }

    @Override
    public void publish(LogRecord spoken) {
        String name = spoken.getLoggerName() == null ? "" : spoken.getLoggerName();
        String words = spoken.getMessage() + " " + Arrays.deepToString(spoken.getParameters());
        Throwable thrown = spoken.getThrown();
        heard.add(new Heard(name, thrown == null ? words : words + "\n" + trace(thrown)));
    }

    /** Writes every message of a chain, with causes and suppressed exceptions. */
    static String trace(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
