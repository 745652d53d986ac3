package io.github.mpfinicity.core.session;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import java.util.List;
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
        this.waiting = new Waiting(ports.ledger());
    }

    ChangeResult changeSecret(PartnerSecret next, GracePeriod grace) {
        List<String> broken = next.brokenRules();
        if (!broken.isEmpty()) {
            return new ChangeResult.AgainstPolicy(broken);
        }
        var change = new SecretChange(next, grace);
        Moment until = now().plus(rules.longestWait());
        while (true) {
            Step step = tower.signal(new Signal.ChangeAsked(change, ports.ledger().attempts()));
            if (step.launch() != null) {
                return change.result(waiting.join(step.launch().landing(), longestChange()));
            }
            Control.InFlight other = step.state().control().inFlight();
            if (other == null) {
                Refusal why = step.state().control().refusal(now());
                return new ChangeResult.Failed(requireNonNull(why, "idle, but no flight starts"));
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
        var confirmation = new Confirmation(ports, tower);
        try {
            ports.machine().executor().execute(confirmation);
        } catch (RuntimeException e) {
            // Shut down: there is nothing to confirm any more.
            return new Refusal.Closed();
        } catch (Throwable e) {
            String detail = "no thread could be had for it";
            return confirmation.refusal(Trouble.CREDENTIALS_UNREADABLE, detail);
        }
        return confirmation.await(rules.deadline().plus(rules.longestWait()));
    }

    private Moment now() {
        return ports.machine().clocks().now();
    }
}
