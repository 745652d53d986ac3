package io.github.mpfinicity.store.jdbc.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.simulator.FinicitySimulator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Nodes that share a partner. */
final class Fleet implements AutoCloseable {
    /** Of all nodes, in place of 45 s: so much later a stopped clock is still no lease's end. */
    static final Duration LEASE = Duration.ofMinutes(9);

    /** For a single line, on a busy machine. */
    private static final long LONGEST_WAIT = 120;

    private final FinicitySimulator vendor;
    private final Path clock;
    private final List<Node> nodes = new ArrayList<>();
    private final BlockingQueue<Said> answers = new LinkedBlockingQueue<>();
    private final BlockingQueue<Said> looks = new LinkedBlockingQueue<>();

    private record Said(Node node, String line) {}

    Fleet(FinicitySimulator vendor, Path clock) {
        this.vendor = vendor;
        this.clock = clock;
    }

    /** Another node, which has a token or not when it is {@link #ready}. */
    Node add(String database, String secret, Duration skew) throws IOException {
        Map<String, String> properties = properties(vendor, clock, database, skew);
        properties.put("finicity.partner-secret", secret);
        Node node = Node.start(properties, this::heard);
        nodes.add(node);
        return node;
    }

    /** Of a node without a secret. */
    static Map<String, String> properties(
            FinicitySimulator vendor, Path clock, String database, Duration skew) {
        Map<String, String> properties = new TreeMap<>();
        properties.put("finicity.app-key", vendor.partner().appKey());
        properties.put("finicity.partner-id", vendor.partner().id());
        properties.put("finicity.base-uri", vendor.baseUri().toString());
        // Eight cold JVMs on a busy machine take their time, and that is not what is tested.
        properties.put("finicity.connect-timeout", "PT50S");
        properties.put("finicity.deadline", "PT1M");
        properties.put("finicity.token.wait", "PT2M");
        properties.put("finicity.store.lease", LEASE.toString());
        properties.put(NodeMain.URL, database);
        properties.put(NodeMain.CLOCK, clock.toString());
        properties.put(NodeMain.SKEW, skew.toString());
        return properties;
    }

    /** Waits until all that were added have started. */
    Fleet ready() throws InterruptedException {
        assertThat(answers(nodes.size())).doesNotContainKey(null).containsOnlyKeys(nodes);
        return this;
    }

    /** Tells all at once. */
    void tell(String command) throws IOException {
        for (Node each : nodes) {
            each.say(command);
        }
    }

    /** What all of them answer, asked at once. */
    List<String> all(String command) throws IOException, InterruptedException {
        return List.copyOf(each(command).values());
    }

    /** The same, by whoever says so. */
    Map<Node, String> each(String command) throws IOException, InterruptedException {
        tell(command);
        return answers(nodes.size());
    }

    /** What so many of them answer, by whoever answered first. */
    Map<Node, String> answers(int number) throws InterruptedException {
        return take(answers, number);
    }

    /**
     * Waits until so many of them have read the record twice more, and meant to again.
     *
     * @return who they are
     */
    List<Node> look(int number) throws IOException, InterruptedException {
        tell("look");
        return List.copyOf(take(looks, number).keySet());
    }

    /** All but those. */
    Node except(List<Node> others) {
        List<Node> rest = new ArrayList<>(nodes);
        rest.removeAll(others);
        assertThat(rest).hasSize(1);
        return rest.get(0);
    }

    void kill(Node node) {
        node.kill();
        nodes.remove(node);
    }

    void kill() {
        nodes.forEach(Node::kill);
        nodes.clear();
    }

    @Override
    public void close() {
        kill();
    }

    private void heard(Node node, String line) {
        (line.equals("looked") ? looks : answers).add(new Said(node, line));
    }

    private static Map<Node, String> take(BlockingQueue<Said> queue, int number)
            throws InterruptedException {
        Map<Node, String> taken = new LinkedHashMap<>();
        while (taken.size() < number) {
            Said said = queue.poll(LONGEST_WAIT, TimeUnit.SECONDS);
            assertThat(said).as("what a node says, after %s", taken.values()).isNotNull();
            taken.put(said.node(), said.line());
        }
        return taken;
    }
}
