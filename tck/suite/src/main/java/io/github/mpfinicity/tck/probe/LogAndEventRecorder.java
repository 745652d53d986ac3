package io.github.mpfinicity.tck.probe;

import io.github.mpfinicity.Partner;
import io.github.mpfinicity.SessionEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.event.Startup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps the library's log records at every level, exceptions and events, to search them for
 * secrets. The levels of the server's loggers stay as they are: at FINE, a formatter of Payara asks
 * for a service while another thread logs under the lock of all services, and both wait for ever.
 */
@ApplicationScoped
public class LogAndEventRecorder {
    /** Names the implementation's loggers of java.util.logging, with commas between. */
    public static final String LOGGERS = "mpfinicity.tck.loggers";

    private static final int BEFORE_THE_LIBRARY = 1;
    private static final long LONGEST_SECONDS = 20;
    private static final String LIBRARY = "io.github.mpfinicity";

    /** The references keep the loggers: without them, loggers are collected with their levels. */
    private List<Logger> loggers = List.of();

    private final RecordingHandler handler = new RecordingHandler();
    private final Queue<String> statements = new ConcurrentLinkedQueue<>();

    /** The first events, by the name of the partner. */
    private final Map<String, CompletableFuture<SessionEvent>> firstEvents =
            new ConcurrentHashMap<>();

    public LogAndEventRecorder() {}

    void listen(
            @Observes @Priority(BEFORE_THE_LIBRARY) Startup start,
            @ConfigProperty(name = LOGGERS) List<String> names) {
        loggers = names.stream().map(Logger::getLogger).toList();
        for (Logger logger : loggers) {
            logger.setLevel(Level.ALL);
            logger.addHandler(handler);
        }
    }

    @PreDestroy
    void leave() {
        for (Logger logger : loggers) {
            logger.removeHandler(handler);
            logger.setLevel(null);
        }
    }

    void told(@ObservesAsync SessionEvent event) {
        note(event);
        firstOf(event.partner()).complete(event);
    }

    /**
     * Waits for the first event of the default partner's session.
     *
     * @return the event
     * @throws InterruptedException if interrupted
     * @throws ExecutionException never
     * @throws TimeoutException if no event comes
     */
    public SessionEvent firstEvent()
            throws InterruptedException, ExecutionException, TimeoutException {
        return firstEvent(Partner.DEFAULT);
    }

    /**
     * Waits for the first event of one partner's session.
     *
     * @param partner the name in the event
     * @return the event
     * @throws InterruptedException if interrupted
     * @throws ExecutionException never
     * @throws TimeoutException if no event comes
     */
    public SessionEvent firstEvent(String partner)
            throws InterruptedException, ExecutionException, TimeoutException {
        return firstOf(partner).get(LONGEST_SECONDS, TimeUnit.SECONDS);
    }

    private CompletableFuture<SessionEvent> firstOf(String partner) {
        return firstEvents.computeIfAbsent(partner, name -> new CompletableFuture<>());
    }

    /**
     * Adds the text of an object.
     *
     * @param something an exception with all its causes, or anything else as text
     */
    public void note(Object something) {
        statements.add(
                something instanceof Throwable thrown
                        ? RecordingHandler.trace(thrown)
                        : String.valueOf(something));
    }

    /** {@return the library's log records, a line or more each} */
    public List<String> logged() {
        return handler.from(LogAndEventRecorder::ofTheLibrary);
    }

    /** The loggers of the simulator are not the library's; Java SE has them in the same JVM. */
    private static boolean ofTheLibrary(String logger) {
        return !logger.startsWith(LIBRARY + ".tck") && !logger.startsWith(LIBRARY + ".simulator");
    }

    /** {@return every record and every noted text} */
    public List<String> everything() {
        var all = new ArrayList<>(logged());
        all.addAll(statements);
        return all;
    }
}
