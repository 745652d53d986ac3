package io.github.mpfinicity.contract.live;

import au.com.dius.pact.core.model.V4Interaction.SynchronousHttp;
import io.github.mpfinicity.contract.PactFile;
import io.github.mpfinicity.contract.provider.OnceClient;
import io.github.mpfinicity.contract.provider.Verification;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.result.TokenResult;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * Holds the harmless part of the pact against a service that is not a simulator. Two requests at
 * most; the first one passes the library's session and lockout guard.
 */
final class LiveRun {
    private final Target target;
    private final Selection selection;
    private final PrintStream out;

    LiveRun(Target target, PactFile pact, PrintStream out) {
        this.target = target;
        this.selection = Selection.of(pact.interactions(), target.region());
        this.out = out;
    }

    /**
     * Verifies, and says what.
     *
     * @return whether the service keeps the pact, as far as it was asked
     */
    boolean keepsThePact() {
        out.println("Contract verification at " + target.settings().baseUri());
        out.println("attempts are remembered in " + target.store().toAbsolutePath());
        selection.leftOut().forEach((what, why) -> out.println("left out  " + what + ": " + why));
        SynchronousHttp token = selection.token().orElseThrow();
        var gateway = new OneTokenGateway(target.settings().baseUri(), token);
        TokenResult answer;
        try (var session = new GuardedSession(target, gateway)) {
            answer = session.current();
        }
        if (!gateway.used()) {
            out.println("not sent  " + token.getDescription());
        } else {
            report(token, gateway.differences());
        }
        if (!(answer instanceof CachedToken held)) {
            out.println("no token: " + sentence((Refusal) answer));
            return false;
        }
        return gateway.differences().isEmpty() && read(held);
    }

    private boolean read(CachedToken held) {
        SynchronousHttp read = selection.read().orElseThrow();
        List<String> differences =
                Verification.differences(
                        read,
                        new OnceClient(target.settings().baseUri()),
                        Map.of(
                                "appKey", target.credentials().appKey(),
                                "token", held.token().value()));
        report(read, differences);
        return differences.isEmpty();
    }

    private void report(SynchronousHttp interaction, List<String> differences) {
        out.println(
                differences.isEmpty()
                        ? "kept      " + interaction.getDescription()
                        : "BROKEN    " + interaction.getDescription() + ": " + differences);
    }

    private static String sentence(Refusal why) {
        if (why instanceof Refusal.Rejected rejected) {
            return rejected.rejection()
                    + "; this is not sent again until it changes, "
                    + rejected.attempts();
        }
        return why.toString();
    }
}
