package io.github.mpfinicity.tck.webhook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import org.jspecify.annotations.Nullable;

/** Keeps the records of one logger, at any level, while it is open. */
final class LogCapture implements AutoCloseable {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final StreamHandler handler = new StreamHandler(bytes, new SimpleFormatter());
    private final Logger logger;
    private final @Nullable Level before;

    private LogCapture(Logger logger) {
        this.logger = logger;
        this.before = logger.getLevel();
        handler.setLevel(Level.ALL);
        logger.setLevel(Level.ALL);
        logger.addHandler(handler);
    }

    static LogCapture of(String name) {
        return new LogCapture(Logger.getLogger(name));
    }

    String text() {
        handler.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
        logger.setLevel(before);
        handler.close();
    }
}
