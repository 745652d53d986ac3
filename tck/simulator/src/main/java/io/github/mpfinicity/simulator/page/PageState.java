package io.github.mpfinicity.simulator.page;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.simulator.authentication.IssuedToken;
import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import io.github.mpfinicity.simulator.authentication.SimulatedVendor;
import io.github.mpfinicity.simulator.wire.Json;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes what the page shows, in JSON and without a secret. Thread-safe. */
final class PageState {

    private static final int TOKENS = 5;
    private static final int LONGEST_BODY = 2000;

    private final Controls controls;
    private final ExchangeLog exchanges;

    PageState(Controls controls, ExchangeLog exchanges) {
        this.controls = requireNonNull(controls, "controls");
        this.exchanges = requireNonNull(exchanges, "exchanges");
    }

    long now() {
        return controls.vendor().clock().instant().toEpochMilli();
    }

    /** Writes everything but the time and the requests, which change more often. */
    String vendor(List<Exchange> kept, Map<Long, Long> repeats) {
        var partners = json().array();
        vendorSide().partners().all().forEach(each -> partners.add(partner(each, kept, repeats)));
        return json().object()
                .add("region", vendorSide().region().name())
                .add("lifetime", vendorSide().region().tokenLifetime().toMillis())
                .add("locksAt", SimulatedPartner.LOCKING_FAILURE)
                .add("requests", exchanges.count())
                .add("oldest", kept.isEmpty() ? exchanges.count() + 1 : kept.get(0).id())
                .add(
                        "faults",
                        json().object()
                                .add("authentication", controls.onAuthentication().waiting())
                                .add("call", controls.onBusiness().waiting()))
                .add("partners", partners)
                .build()
                .toString();
    }

    /** Writes one request, masked. */
    String exchange(Exchange exchange, Optional<Long> repeated) {
        var request = exchange.request();
        var json =
                json().object()
                        .add("id", exchange.id())
                        .add("at", request.receivedAt().toEpochMilli())
                        .add("method", request.method())
                        .add("path", request.path())
                        .add("query", request.maskedQuery())
                        .add("partner", exchange.partnerId().orElse(""))
                        .add("fault", exchange.fault().orElse(""))
                        .add("repeats", repeated.orElse(0L))
                        .add("headers", headers(exchange))
                        .add("body", cut(request.maskedText()));
        exchange.answer()
                .ifPresent(answer -> json.add("status", answer.status()).add("why", answer.why()));
        return json.build().toString();
    }

    String tokenHeader() {
        return vendorSide().region().tokenHeader();
    }

    private JsonObjectBuilder partner(
            SimulatedPartner partner, List<Exchange> kept, Map<Long, Long> repeats) {
        var own = kept.stream().filter(each -> isOf(partner, each)).toList();
        var client = ClientState.of(own, repeats);
        var tokens = json().array();
        vendorSide().tokens().newestOf(partner, TOKENS).forEach(each -> tokens.add(token(each)));
        return json().object()
                .add("id", partner.id())
                .add("failures", partner.failures())
                .add("locked", partner.locked())
                .add("changed", partner.credentialsChanged())
                .add("authentications", partner.tally().posts())
                .add("mood", client.mood().name().toLowerCase(Locale.ROOT))
                .add("client", client.text())
                .add("tokens", tokens);
    }

    private JsonObjectBuilder token(IssuedToken token) {
        // An expired token ends at the beginning of all times, which has no milliseconds.
        var end = token.expiresAt().isBefore(Instant.EPOCH) ? Instant.EPOCH : token.expiresAt();
        return json().object()
                .add("number", token.number())
                .add("shown", token.shown())
                .add("end", end.toEpochMilli())
                .add("revoked", token.revoked());
    }

    private JsonObjectBuilder headers(Exchange exchange) {
        var headers = json().object();
        exchange.request()
                .headers()
                .keySet()
                .forEach(
                        name ->
                                headers.add(
                                        name, exchange.request().maskedHeader(name).orElse("")));
        return headers;
    }

    private static boolean isOf(SimulatedPartner partner, Exchange exchange) {
        return exchange.partnerId().filter(partner.id()::equals).isPresent();
    }

    private static String cut(String body) {
        return body.length() <= LONGEST_BODY ? body : body.substring(0, LONGEST_BODY) + "…";
    }

    private SimulatedVendor vendorSide() {
        return controls.vendor();
    }

    private Json json() {
        return controls.vendor().json();
    }
}
