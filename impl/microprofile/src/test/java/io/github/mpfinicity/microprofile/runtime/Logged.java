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

    /** What is logged while it runs. */
    public static List<String> during(Action action) throws Exception {
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
            action.run();
        } finally {
            logger.removeHandler(handler);
        }
        return lines;
    }
}
