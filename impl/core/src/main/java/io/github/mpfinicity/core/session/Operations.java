package io.github.mpfinicity.core.session;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** What an operator asks of a session. Parks the operator's thread and no other. */
final class Operations {
    private final SessionRules rules;
    private final SessionPorts ports;
    private final Tower tower;
    private final Waiting waiting;

    Operations(SessionRules rules, SessionPorts ports, Tower tower) {
        this.rules = rules;
        this.ports = ports;
        this.tower = tower;
        this.waiting = new Waiting(ports.ledger(), () -> true);
    }

    ChangeResult changeSecret(PartnerSecret next, GracePeriod grace) {
        List<String> broken = next.brokenRules();
        if (!broken.isEmpty()) {
            return new ChangeResult.AgainstPolicy(broken);
        }
        var change = new SecretChange(next, grace);
        Moment until = now().plus(rules.longestWait());
        while (true) {
            Step step = tower.signal(new Signal.ChangeAsked(change));
            if (step.launch() != null) {
                return change.result(waiting.join(step.launch().landing(), longestChange()));
            }
            if (!(step.state().control() instanceof Control.InFlight other)) {
                return new ChangeResult.Failed(step.state().refusal(now()));
            }
            Answer answer = waiting.join(other.flight().landing(), until.since(now()));
            if (Waiting.ended(answer)) {
                return new ChangeResult.Failed((Refusal) answer);
            }
        }
    }

    /** The request and the authentication after it, and a turn to wait for. */
    private Duration longestChange() {
        return rules.deadline().multipliedBy(2).plus(rules.longestWait());
    }

    @Nullable Refusal confirmUnlocked() {
        var done = new CompletableFuture<Optional<Refusal>>();
        try {
            ports.machine().executor().execute(() -> confirm(done));
        } catch (RuntimeException e) {
            // Shut down: there is nothing to confirm any more.
            return new Refusal.Closed();
        }
        try {
            return done.join().orElse(null);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void confirm(CompletableFuture<Optional<Refusal>> done) {
        try {
            done.complete(Optional.ofNullable(confirm()));
        } catch (RuntimeException e) {
            done.completeExceptionally(e);
        }
    }

    private @Nullable Refusal confirm() {
        CredentialsReader.Reading reading = ports.credentials().read();
        if (reading instanceof CredentialsReader.Misconfigured wrong) {
            return new Refusal.Misconfigured(wrong.problems());
        }
        if (reading instanceof CredentialsReader.Found found) {
            ports.ledger().confirm(found.login());
            tower.signal(new Signal.Confirmed());
        }
        return null;
    }

    private Moment now() {
        return ports.machine().clocks().now();
    }
}
