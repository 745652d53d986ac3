package io.github.mpfinicity.microprofile.runtime;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Listens to what the library logs. Public for the tests of other packages. */
public final class Logged {
    private Logged() {}

    /** Something that logs. */
    @FunctionalInterface
    public interface Action {
        void run() throws Exception;
    }

    /** Something that logs, and looks at what has been logged so far. */
    @FunctionalInterface
    public interface WatchingAction {
        void run(List<String> lines) throws Exception;
    }

    /** What is logged while it runs. */
    public static List<String> during(Action action) throws Exception {
        return during(lines -> action.run());
    }

    /** What is logged while it runs. */
    public static List<String> during(WatchingAction action) throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        var handler =
                new Handler() {
                    @Override
                    public void publish(LogRecord line) {
                        lines.add(new SimpleFormatter().format(line));
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        Logger logger = Logger.getLogger("io.github.mpfinicity");
        logger.addHandler(handler);
        try {
            action.run(lines);
        } finally {
            logger.removeHandler(handler);
        }
        return lines;
    }
}
