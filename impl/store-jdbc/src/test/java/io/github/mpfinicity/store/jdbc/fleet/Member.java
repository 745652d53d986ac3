package io.github.mpfinicity.store.jdbc.fleet;

import io.github.mpfinicity.store.jdbc.FaultRelay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A node that may end and start again, with its own way to the database. */
final class Member implements AutoCloseable {
    static final String ENDED = "ended";

    private static final long LONGEST_WAIT = 180;
    private static final long SHORT_WAIT = 100;

    final FaultRelay way;
    private final Path folder;
    private final Path secret;
    private final String name;
    private final List<Path> histories = new ArrayList<>();
    private Node node;
    private volatile boolean ended;
    private volatile CompletableFuture<String> ready = new CompletableFuture<>();
    private volatile CompletableFuture<String> armed = new CompletableFuture<>();
    private volatile CompletableFuture<String> answer = CompletableFuture.completedFuture("");

    /**
     * A node that is not started.
     *
     * @param folder for the histories
     * @param secret the file with its secret
     */
    Member(String name, FaultRelay way, Path folder, Path secret) {
        this.name = name;
        this.way = way;
        this.folder = folder;
        this.secret = secret;
    }

    /** Starts it anew. */
    void start(Map<String, String> properties) throws IOException {
        Path history = folder.resolve(name + "-" + histories.size());
        histories.add(history);
        Map<String, String> own = new TreeMap<>(properties);
        own.put(NodeMain.HISTORY, history.toString());
        own.put(NodeMain.SECRET_FILE, secret.toString());
        ready = waiting();
        answer = CompletableFuture.completedFuture("");
        ended = false;
        node = Node.start(own, (self, line) -> heard(line), this::end);
    }

    private void end() {
        ended = true;
        ready.complete(ENDED);
        armed.complete(ENDED);
        answer.complete(ENDED);
    }

    private void heard(String line) {
        switch (line) {
            case "ready" -> ready.complete(line);
            case "armed" -> armed.complete(line);
            default -> answer.complete(line);
        }
    }

    private static CompletableFuture<String> waiting() {
        return new CompletableFuture<String>().orTimeout(LONGEST_WAIT, TimeUnit.SECONDS);
    }

    String awaitReady() {
        return ready.join();
    }

    /** What it says last, or will say. */
    CompletableFuture<String> answer() {
        return answer;
    }

    void tell(String command) {
        answer = waiting();
        say(command, answer);
    }

    /** It ends or stops at the last of so many points. */
    void signal(String signal, int points) {
        armed = waiting();
        say("signal " + signal + " " + points, armed);
    }

    /** It goes on if it was stopped, and nothing happens to it any more, unless it has ended. */
    void spare() throws InterruptedException, ExecutionException {
        signal("NONE", 0);
        while (!armed.isDone()) {
            node.thaw();
            try {
                armed.get(SHORT_WAIT, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // It was stopped once more before it heard that.
            }
        }
    }

    private void say(String command, CompletableFuture<String> said) {
        try {
            node.say(command);
        } catch (IOException e) {
            said.complete(ENDED);
        }
        if (hasEnded()) {
            said.complete(ENDED);
        }
    }

    boolean hasEnded() {
        return ended;
    }

    Path secret() {
        return secret;
    }

    List<Path> histories() {
        return histories;
    }

    /** Brings it a secret, as an operator does. */
    void deliver(String value) throws IOException {
        Path next = Files.writeString(secret.resolveSibling(name + ".next"), value);
        Files.move(
                next, secret, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        if (node != null) {
            node.kill();
        }
        way.close();
    }

    @Override
    public String toString() {
        return name;
    }
}
