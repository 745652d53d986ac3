package io.github.mpfinicity.tck.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.mpfinicity.Partner;
import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import io.github.mpfinicity.simulator.fault.Fault;
import io.github.mpfinicity.simulator.fault.Faults;
import io.github.mpfinicity.simulator.fault.Gate;
import io.github.mpfinicity.simulator.http.LoopbackServer;
import io.github.mpfinicity.simulator.recording.RecordedRequest;
import io.github.mpfinicity.simulator.wire.CodeType;
import io.github.mpfinicity.simulator.wire.ErrorShape;
import io.github.mpfinicity.tck.probe.SeenRequest;
import io.github.mpfinicity.tck.probe.WireFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A vendor, another server that is none of the vendor's, and a control server that answers the
 * questions of a test inside a server about both. It listens until the JVM of the tests ends.
 *
 * <p>One test at a time asks it. Thread-safe: the simulators and the map are, and the field that
 * changes is volatile.
 */
final class VendorControl {
    static final String AUTHENTICATION = "/aggregation/v2/partners/authentication";

    private static final String JSON = "application/json";
    private static final String CODE =
            "{\"code\":10022,\"message\":\"Invalid Finicity-App-Token\"}";
    private static final String ERROR = "error-";
    private static final Duration LONGEST = Duration.ofSeconds(40);
    private static final Pattern LIMIT = Pattern.compile(".*\\blimit=(\\d+).*");
    private static final Fault INVALID = Faults.status(401, JSON, CODE);
    private static final Fault FAILED = Faults.status(500, JSON, CODE);

    private final FinicitySimulator elsewhere = FinicitySimulator.start();
    private final HttpServer control;

    private final Duration longest;

    private final Gate gate = Gate.beforeProcessing();

    /** The count of made-up partners in use. */
    private final AtomicInteger partners = new AtomicInteger(1);

    private volatile FinicitySimulator vendor = FinicitySimulator.start();

    private final Map<String, Callable<Object>> answers =
            new ConcurrentHashMap<>(
                    Map.ofEntries(
                            Map.entry("authentications", this::authentications),
                            Map.entry("calls", () -> lines(vendor)),
                            Map.entry("elsewhere", this::linesElsewhere),
                            Map.entry("answer-nothing", () -> done(this::answerNothing)),
                            Map.entry("refuse-token", () -> done(() -> next(INVALID))),
                            Map.entry(
                                    "refuse-without-code",
                                    () -> done(() -> next(Faults.status(401)))),
                            Map.entry("fail-with-code", () -> done(() -> next(FAILED))),
                            Map.entry("redirect-calls", () -> done(this::redirectCalls)),
                            Map.entry("disappear", () -> done(() -> vendor.close())),
                            Map.entry("appear", () -> done(this::appear)),
                            Map.entry(
                                    "hold", () -> done(() -> vendor.onAuthentication().next(gate))),
                            Map.entry("release", this::release),
                            Map.entry("behave", () -> done(this::behave))));

    private VendorControl(HttpServer control, Duration longest) {
        this.control = control;
        this.longest = longest;
        answers.putAll(new PartnerControl(Partner.DEFAULT, () -> vendor, this::partner).answers());
    }

    static VendorControl open() {
        return open(LONGEST);
    }

    /** Opens a server that waits so long for a request to release. */
    static VendorControl open(Duration longest) {
        try {
            var server = HttpServer.create(LoopbackServer.address(0), 0);
            var opened = new VendorControl(server, longest);
            server.createContext("/", opened::answer);
            server.setExecutor(Executors.newCachedThreadPool(VendorControl::daemon));
            server.start();
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException("the control server got no port", e);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + control.getAddress().getPort());
    }

    URI vendor() {
        return vendor.baseUri();
    }

    URI elsewhere() {
        return elsewhere.baseUri();
    }

    int authentications() {
        return vendor.tally().posts();
    }

    SimulatedPartner partner() {
        return vendor.partner();
    }

    /** Adds a partner of this vendor. */
    SimulatedPartner add(String name) {
        return add(name, vendor);
    }

    /** Adds a partner of any vendor. */
    SimulatedPartner add(String name, FinicitySimulator whose) {
        var added = whose.add(SimulatedPartner.madeUp(partners.incrementAndGet()));
        answers.putAll(PartnerControl.of(name, whose, added).answers());
        return added;
    }

    /** Opens a vendor made of a bare socket, which fails each request in one way. */
    URI open(WireFault fault) {
        var raw = RawServer.open(fault, elsewhere.baseUri());
        answers.put(fault.question(), raw::requests);
        return raw.address();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String question = exchange.getRequestURI().getPath().substring(1);
            Callable<Object> known =
                    question.startsWith(ERROR)
                            ? () -> done(() -> fail(question.substring(ERROR.length())))
                            : answers.get(question);
            if (known == null) {
                send(exchange, 404, "the control server does not know this question");
            } else {
                sendResult(exchange, known);
            }
        }
    }

    private static void sendResult(HttpExchange exchange, Callable<Object> question)
            throws IOException {
        String result;
        try {
            result = String.valueOf(question.call());
        } catch (Exception e) {
            send(exchange, 500, String.valueOf(e));
            return;
        }
        send(exchange, 200, result);
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private String linesElsewhere() {
        return lines(elsewhere.requests());
    }

    private static String lines(FinicitySimulator simulator) {
        return lines(simulator.requests(path -> !path.equals(AUTHENTICATION)));
    }

    private static String lines(List<RecordedRequest> requests) {
        return requests.stream().map(VendorControl::line).collect(Collectors.joining("\n"));
    }

    private static String line(RecordedRequest request) {
        List<String> none = List.of();
        var headers = request.headers();
        return new SeenRequest(
                        request.path(),
                        headers.getOrDefault("Finicity-App-Key", none),
                        headers.getOrDefault("Finicity-App-Token", none))
                .line();
    }

    /** Answers each call with a code in a shape. Without a code, the limit of the call is it. */
    private void fail(String error) {
        String[] parts = error.split("-", -1);
        ErrorShape shape = ErrorShape.valueOf(parts[0]);
        vendor.onBusiness()
                .always(
                        (request, honest) ->
                                error(parts.length > 1 ? parts[1] : limit(request), shape)
                                        .answer(request, honest));
    }

    /** The codes take turns: as a number, as a text where there is one, compressed. */
    private static Fault error(String code, ErrorShape shape) {
        int number = Integer.parseInt(code);
        return switch (number % 3) {
            case 0 -> Faults.error(number, shape);
            case 1 -> Faults.error(number, shape, CodeType.STRING);
            default -> Faults.gzipped(Faults.error(number, shape));
        };
    }

    private static String limit(RecordedRequest request) {
        return LIMIT.matcher(request.query().orElse("")).replaceFirst("$1");
    }

    private void next(Fault fault) {
        vendor.onBusiness().next(fault);
    }

    private void answerNothing() {
        next(Faults.status(204));
    }

    private void redirectCalls() {
        var target = elsewhere.baseUri().resolve("/aggregation/v1/customers?limit=1");
        vendor.onBusiness().always(Faults.redirect(target));
    }

    private void appear() {
        vendor = FinicitySimulator.builder().port(vendor.baseUri().getPort()).start();
    }

    private String release() throws InterruptedException {
        boolean came = gate.awaitArrivals(1, longest);
        gate.release();
        if (!came) {
            throw new IllegalStateException("no authentication came within " + longest);
        }
        return "";
    }

    private void behave() {
        vendor.onBusiness().clear();
        vendor.onAuthentication().clear();
    }

    private static String done(Runnable action) {
        action.run();
        return "";
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "tck-control");
        thread.setDaemon(true);
        return thread;
    }
}
