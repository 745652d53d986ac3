package io.github.mpfinicity.store.jdbc.fleet;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.fault.Faults;
import io.github.mpfinicity.simulator.fault.HonestAnswer;
import io.github.mpfinicity.simulator.recording.RecordedRequest;
import io.github.mpfinicity.simulator.wire.Reply;
import io.github.mpfinicity.store.jdbc.history.HistoryFile;
import io.github.mpfinicity.store.jdbc.history.VendorRequest;
import io.github.mpfinicity.store.jdbc.history.VendorRequest.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A vendor that writes down each request, and answers as a round has drawn. */
final class RoundVendor {
    private static final Pattern SECRET = Pattern.compile("\"partnerSecret\":\"([^\"]*)\"");
    private static final Pattern NEXT = Pattern.compile("\"newPartnerSecret\":\"([^\"]*)\"");
    private static final Duration BRIEFLY = Duration.ofSeconds(2);

    private final FinicitySimulator vendor;
    private final Path file;
    private final Runnable step;
    private final List<VendorRequest> requests = new ArrayList<>();
    private final Set<String> presentable = new HashSet<>();
    private final Phaser underWay = new Phaser(1);
    private volatile CountDownLatch held = new CountDownLatch(0);
    private Random random = new Random(0);
    private boolean calm;
    private boolean honest = true;

    private enum Trick {
        NONE,
        /** The request is judged, and the connection ends. */
        LOSE_REPLY,
        /** The connection ends before the request is judged. */
        DROP,
        BUSY,
        BROKEN,
        /** The request is judged late, when nodes go on. */
        LATE,
        /** The request is judged, and the reply comes late. */
        LATE_REPLY,
        /** Leases run out while the vendor thinks. */
        STEP
    }

    /**
     * Watches a vendor.
     *
     * @param file for the requests
     * @param step lets the time of a lease pass for all nodes
     */
    RoundVendor(FinicitySimulator vendor, Path file, Runnable step) {
        this.vendor = vendor;
        this.file = file;
        this.step = step;
        vendor.onAuthentication().always(this::answer);
        vendor.onSecretChange().always(this::answer);
    }

    /** A round begins: all nodes know which secrets may be presented. */
    void begin(Random next, Set<String> secrets) {
        underWay.arriveAndAwaitAdvance();
        start(next, secrets);
    }

    private synchronized void start(Random next, Set<String> secrets) {
        random = next;
        held = new CountDownLatch(1);
        calm = true;
        honest = false;
        presentable.clear();
        presentable.addAll(secrets);
    }

    synchronized void mayPresent(String secret) {
        presentable.add(secret);
    }

    /** Nothing is held back any more, all that is under way is judged, and leases may run out. */
    void end() {
        synchronized (this) {
            honest = true;
            calm = false;
        }
        held.countDown();
        underWay.arriveAndAwaitAdvance();
    }

    synchronized void unlock() {
        vendor.partner().unlock();
        note("", "", System.nanoTime(), Answer.UNLOCKED, false);
    }

    synchronized List<VendorRequest> requests() {
        return List.copyOf(requests);
    }

    private Reply answer(RecordedRequest request, HonestAnswer answer)
            throws IOException, InterruptedException {
        underWay.register();
        try {
            return new Arrival(request, answer).reply();
        } finally {
            underWay.arriveAndDeregister();
        }
    }

    private synchronized Trick trick() {
        if (honest) {
            return Trick.NONE;
        }
        Trick[] all = Trick.values();
        int drawn = random.nextInt(2 * all.length);
        return drawn < all.length ? all[drawn] : Trick.NONE;
    }

    private synchronized boolean isCalm() {
        return calm;
    }

    private void note(String secret, String next, long begin, Answer answer, boolean wasCalm) {
        boolean replaced = !secret.isEmpty() && !presentable.contains(secret);
        var request =
                new VendorRequest(
                        HistoryFile.hash(secret),
                        next.isEmpty() ? "" : HistoryFile.hash(next),
                        begin,
                        System.nanoTime(),
                        answer,
                        wasCalm,
                        replaced);
        requests.add(request);
        try {
            Files.writeString(file, request + "\n", CREATE, APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One request. */
    private final class Arrival {
        private final RecordedRequest request;
        private final HonestAnswer answer;
        private final long begin = System.nanoTime();
        private final boolean wasCalm = isCalm();

        private Arrival(RecordedRequest request, HonestAnswer answer) {
            this.request = request;
            this.answer = answer;
        }

        private Reply reply() throws IOException, InterruptedException {
            return switch (trick()) {
                case NONE -> judged();
                case LOSE_REPLY -> {
                    judged();
                    yield Reply.NONE;
                }
                case DROP -> {
                    notCounted();
                    yield Reply.NONE;
                }
                case BUSY -> {
                    notCounted();
                    yield Faults.tooManyRequests(BRIEFLY).answer(request, answer);
                }
                case BROKEN -> {
                    notCounted();
                    yield Faults.status(503).answer(request, answer);
                }
                case LATE -> {
                    held.await();
                    yield judged();
                }
                case LATE_REPLY -> {
                    Reply reply = judged();
                    held.await();
                    yield reply;
                }
                case STEP -> {
                    stepped();
                    held.await();
                    yield judged();
                }
            };
        }

        private void stepped() {
            synchronized (RoundVendor.this) {
                calm = false;
            }
            step.run();
        }

        /** One at a time, so that the order of the history is the one of the vendor. */
        private Reply judged() {
            synchronized (RoundVendor.this) {
                Reply reply = answer.take();
                note(found(SECRET), found(NEXT), begin, answer(reply), wasCalm);
                return reply;
            }
        }

        private Answer answer(Reply reply) {
            if (reply.status() >= 400) {
                return Answer.REFUSED;
            }
            return found(NEXT).isEmpty() ? Answer.ACCEPTED : Answer.CHANGED;
        }

        private void notCounted() {
            synchronized (RoundVendor.this) {
                note(found(SECRET), found(NEXT), begin, Answer.NOT_COUNTED, wasCalm);
            }
        }

        private String found(Pattern pattern) {
            Matcher matcher = pattern.matcher(request.text());
            return matcher.find() ? matcher.group(1) : "";
        }
    }
}
