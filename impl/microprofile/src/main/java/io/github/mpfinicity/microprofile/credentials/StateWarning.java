package io.github.mpfinicity.microprofile.credentials;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Says whether to warn of a state: once for each reason, until the state has ended. Anybody can
 * send webhooks, and each one that matches no secret reads again. Safe for any thread.
 */
final class StateWarning {
    private final AtomicReference<String> last = new AtomicReference<>("");

    boolean isNew(String why) {
        return !why.equals(last.getAndSet(why));
    }

    void ended() {
        last.set("");
    }
}
