package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.credentials.CredentialsFingerprint;
import io.github.mpfinicity.core.record.Attempts;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.session.World.Node;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What can happen next in a world. Time is an event like others: the clock stands still, and what
 * waits for it is moved into the past.
 */
abstract class Moves {
    static final TimeAndJitter NOW =
            new TimeAndJitter(new Moment(Instant.parse("2026-11-23T12:00:00Z"), 0), 0);
    static final Moment PAST = NOW.moment().plus(Duration.ofHours(-3));

    private static final Map<String, CredentialsFingerprint> FINGERPRINTS =
            Bounds.ALL_SECRETS.stream()
                    .collect(Collectors.toMap(Function.identity(), Journey::fingerprint));

    final Design design;
    final Bounds bounds;
    private final Sink sink;

    /** Where the worlds that follow, and broken invariants, are collected. */
    interface Sink {
        void go(int process, String how, World next);

        void broken(int process, String how, String invariant);
    }

    Moves(Design design, Bounds bounds, Sink sink) {
        this.design = design;
        this.bounds = bounds;
        this.sink = sink;
    }

    static CredentialsFingerprint fingerprint(String secret) {
        return FINGERPRINTS.get(secret);
    }

    final void go(int i, String how, World next) {
        sink.go(i, how, next);
    }

    final void check(boolean holds, int i, String how, String invariant) {
        if (!holds) {
            sink.broken(i, how, invariant);
        }
    }

    final Transition transition(Node node, SessionInput input) {
        return design.transition(node.session(), input, NOW);
    }

    /** Credentials may be looked at again at any time: nothing hangs on how long ago it was. */
    final Node after(Node node, Transition transition) {
        SessionState state = transition.state().refusing(null);
        if (state.control() instanceof Control.Quarantined quarantined) {
            state = state.with(new Control.Quarantined(quarantined.why(), PAST));
        }
        boolean drops = state.token() != null && !bounds.may(Bounds.May.HOLD_TOKENS);
        return node.with(drops ? state.with((CachedToken) null) : state);
    }

    final Node signalled(Node node, SessionInput input) {
        return after(node, transition(node, input));
    }

    final Attempts attempts(World world, int i) {
        return new Attempts(world.record(i).charged(), bounds.policy().budget());
    }
}
