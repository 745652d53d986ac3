package io.github.mpfinicity.store.jdbc.fleet;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.github.mpfinicity.core.credentials.SecretFile;
import io.github.mpfinicity.core.record.LockoutPolicy;
import io.github.mpfinicity.core.store.LocalServer;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.store.jdbc.FaultRelay;
import io.github.mpfinicity.store.jdbc.fleet.RoundPlan.Fate;
import io.github.mpfinicity.store.jdbc.fleet.RoundPlan.OfNode;
import io.github.mpfinicity.store.jdbc.fleet.RoundPlan.OwnFile;
import io.github.mpfinicity.store.jdbc.history.HistoryFile;
import io.github.mpfinicity.store.jdbc.history.StoreCall;
import io.github.mpfinicity.store.jdbc.history.StoreHistory;
import io.github.mpfinicity.store.jdbc.history.VendorHistory;
import io.github.mpfinicity.store.jdbc.history.VendorRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Rounds with eight nodes that stay from round to round. In each round the vendor refuses the
 * token, all nodes notice, and faults come that were drawn from the seed. Then the faults end, time
 * passes, and all nodes must have a token again. What was written down until then is checked.
 */
final class Rounds implements AutoCloseable {
    private static final int NODES = 8;
    private static final int FIRST_OF_OWN_FILE = NODES - RoundPlan.OWN_FILES;
    private static final int BUDGET = LockoutPolicy.standard().budget();

    /** A younger token is not dropped. */
    private static final Duration OLD_ENOUGH = Duration.ofMinutes(1);

    /** Longer than a lease is seen unchanged before another node takes it. */
    private static final Duration LEASE_IS_OVER = Fleet.LEASE.plusMinutes(1);

    /** So long nobody says anything more when only the end of the faults can help. */
    private static final Duration QUIET = Duration.ofMillis(700);

    /** Pauses grow to half an hour. */
    private static final int MOST_TRIES = 16;

    private static final int TRIES_BEFORE_OPERATOR = 8;

    /** What a node says that has an old secret. */
    private static final Set<String> BEHIND = Set.of("Superseded", "Rejected");

    private static final List<Duration> SKEWS =
            List.of(Duration.ZERO, Duration.ZERO, Duration.ofHours(2), Duration.ofHours(-2));

    private final FinicitySimulator simulator;
    private final LocalServer database;
    private final Path folder;
    private final NodeClocks clock;
    private final long seed;
    private final RoundVendor vendor;
    private final List<Member> members = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private long began;
    private int changes;
    private boolean served;

    Rounds(FinicitySimulator simulator, LocalServer database, Path folder, long seed) {
        this.simulator = simulator;
        this.database = database;
        this.folder = folder;
        this.seed = seed;
        this.clock = new NodeClocks(folder.resolve("clock"), Duration.ZERO);
        this.vendor =
                new RoundVendor(
                        simulator, folder.resolve("vendor"), () -> clock.advance(LEASE_IS_OVER));
    }

    /** Starts all nodes, and all have a token. */
    void start() throws Exception {
        Path shared = folder.resolve("secret-of-all");
        Path histories = Files.createDirectory(folder.resolve("histories"));
        var random = new Random(seed);
        for (int i = 0; i < NODES; i++) {
            Path own = i < FIRST_OF_OWN_FILE ? shared : folder.resolve("secret-" + i);
            var member = new Member("node" + i, new FaultRelay(database.port()), histories, own);
            members.add(member);
            member.deliver(simulator.partner().secret());
            start(member, random);
        }
        for (Member each : members) {
            each.awaitReady();
        }
        vendor.begin(random, Set.of(simulator.partner().secret()));
        vendor.end();
        recover(List.of());
    }

    private void start(Member member, Random random) throws IOException {
        Map<String, String> properties =
                Fleet.properties(
                        simulator,
                        folder.resolve("clock"),
                        database.url(member.way.port()),
                        SKEWS.get(random.nextInt(SKEWS.size())));
        properties.put("finicity.token.wait", "PT10S");
        member.start(properties);
    }

    /** What is wrong after one more round; empty if nothing is. */
    List<String> play(int round) throws Exception {
        var random = new Random(seed * 1_000_003 + round);
        RoundPlan plan = RoundPlan.draw(random, NODES);
        log.clear();
        began = System.nanoTime();
        log(plan.toString());
        vendor.begin(random, presentable());
        spoil(plan, random);
        clock.advance(OLD_ENOUGH);
        simulator.revokeTokens();
        for (int i = 0; i < NODES; i++) {
            members.get(i).tell(command(plan, i));
        }
        awaitQuiet();
        log("quiet");
        mend(plan, random);
        log("mended");
        recover(plan.nodes());
        catchUp(plan.nodes());
        return check();
    }

    private void log(String line) {
        log.add(Duration.ofNanos(System.nanoTime() - began).toMillis() + " ms: " + line);
    }

    /** What led to the last result. */
    String story() {
        return String.join("\n  ", log);
    }

    private Set<String> presentable() {
        Set<String> secrets = new HashSet<>();
        SecretFile shared = shared();
        secrets.add(shared.read());
        shared.pending().ifPresent(pending -> secrets.add(pending.value()));
        return secrets;
    }

    private SecretFile shared() {
        return new SecretFile("shared", members.get(0).secret(), Clocks.system());
    }

    private void spoil(RoundPlan plan, Random random) throws IOException {
        for (int i = 0; i < NODES; i++) {
            OfNode its = plan.nodes().get(i);
            members.get(i).way.plan(its.way().plan(new Random(random.nextLong())));
            if (i >= FIRST_OF_OWN_FILE && its.own() == OwnFile.WRONG) {
                String wrong = "WrongSecret" + random.nextInt(1_000_000);
                vendor.mayPresent(wrong);
                members.get(i).deliver(wrong);
            }
            if (its.fate() != Fate.NONE) {
                members.get(i).signal(its.fate().name(), its.point());
            }
        }
    }

    private String command(RoundPlan plan, int node) {
        if (node >= FIRST_OF_OWN_FILE || !plan.nodes().get(node).changes()) {
            return "call once";
        }
        String next = "RoundSecret%06d".formatted(++changes);
        vendor.mayPresent(next);
        return "change " + next + " " + plan.grace();
    }

    /** Until all have answered or ended, or nobody says anything for a while. */
    private void awaitQuiet() throws Exception {
        while (true) {
            List<CompletableFuture<String>> waiting =
                    members.stream().map(Member::answer).filter(each -> !each.isDone()).toList();
            if (waiting.isEmpty()) {
                return;
            }
            try {
                CompletableFuture.anyOf(waiting.toArray(CompletableFuture[]::new))
                        .get(QUIET.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                return;
            }
        }
    }

    /** No fault is left: nodes that ended start again, and each lease of theirs is over. */
    private void mend(RoundPlan plan, Random random) throws Exception {
        for (int i = 0; i < NODES; i++) {
            if (plan.nodes().get(i).fate() != Fate.NONE) {
                members.get(i).spare();
            }
        }
        for (Member each : members) {
            each.way.heal();
        }
        vendor.end();
        clock.advance(LEASE_IS_OVER);
        for (Member each : members) {
            log(each + " " + each.answer().join());
        }
        for (Member each : members) {
            if (each.hasEnded()) {
                start(each, random);
            }
        }
        for (Member each : members) {
            each.awaitReady();
        }
    }

    /** All nodes have a token that the vendor takes; those that are to stay behind send nothing. */
    private void recover(List<OfNode> plan) throws Exception {
        for (int tries = 1; tries <= MOST_TRIES; tries++) {
            List<String> answers = answers("call once");
            log("try " + tries + " " + answers);
            served = areServed(plan, answers);
            if (served) {
                return;
            }
            catchUp(plan);
            if (tries % TRIES_BEFORE_OPERATOR == 0 || answers.contains("Exhausted")) {
                confirm();
            }
            clock.advance(LEASE_IS_OVER);
        }
    }

    private List<String> answers(String command) {
        members.forEach(each -> each.tell(command));
        return members.stream().map(each -> each.answer().join()).toList();
    }

    private static boolean areServed(List<OfNode> plan, List<String> answers) {
        for (int i = 0; i < NODES; i++) {
            String answer = answers.get(i);
            boolean behind = staysBehind(plan, i) && BEHIND.contains(answer);
            if (!answer.startsWith("200 ") && !behind) {
                return false;
            }
        }
        return true;
    }

    private static boolean staysBehind(List<OfNode> plan, int node) {
        return node >= FIRST_OF_OWN_FILE
                && !plan.isEmpty()
                && plan.get(node).own() == OwnFile.STAYS;
    }

    /** An operator brings the present secret to all nodes that are not to stay behind. */
    private void catchUp(List<OfNode> plan) throws IOException {
        for (int i = FIRST_OF_OWN_FILE; i < NODES; i++) {
            if (!staysBehind(plan, i)) {
                members.get(i).deliver(shared().read());
            }
        }
    }

    /** An operator asks the vendor to unlock, and says so to one node. */
    private void confirm() throws Exception {
        catchUp(List.of());
        if (!simulator.partner().locked()) {
            vendor.unlock();
        }
        members.get(0).tell("confirm");
        log("operator " + members.get(0).answer().join());
    }

    private List<String> check() throws IOException {
        List<String> violations = new ArrayList<>();
        for (List<StoreCall> calls : calls().values()) {
            violations.addAll(StoreHistory.violations(calls));
        }
        violations.addAll(VendorHistory.violations(vendor.requests(), BUDGET));
        require(violations, !simulator.partner().locked(), "the account is locked");
        require(
                violations,
                presentable().contains(simulator.partner().secret()),
                "the newest secret of the vendor is not in the place of all");
        require(violations, served, "not all nodes have a token");
        return violations;
    }

    private static void require(List<String> violations, boolean holds, String rule) {
        if (!holds) {
            violations.add(rule);
        }
    }

    private Map<String, List<StoreCall>> calls() throws IOException {
        Map<String, List<StoreCall>> all = new HashMap<>();
        for (Member member : members) {
            for (Path history : member.histories()) {
                HistoryFile.read(history)
                        .forEach(
                                (key, calls) ->
                                        all.computeIfAbsent(key, any -> new ArrayList<>())
                                                .addAll(calls));
            }
        }
        return all;
    }

    /** How much was written down, by kinds. */
    String size() throws IOException {
        Map<StoreCall.Kind, Long> kinds =
                calls().values().stream()
                        .flatMap(List::stream)
                        .collect(groupingBy(StoreCall::kind, TreeMap::new, counting()));
        Map<VendorRequest.Answer, Long> answers =
                vendor.requests().stream()
                        .collect(groupingBy(VendorRequest::answer, TreeMap::new, counting()));
        return kinds + " " + answers;
    }

    @Override
    public void close() throws IOException {
        for (Member each : members) {
            each.close();
        }
    }
}
