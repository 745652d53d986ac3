package io.github.mpfinicity.store.jdbc.fleet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Signals for processes with all their children. */
final class Signals {
    private Signals() {}

    /** SIGSTOP, to the parent first: it has no further children then. */
    static void freeze(ProcessHandle process) {
        send("-STOP", process);
        process.descendants().forEach(each -> send("-STOP", each));
    }

    static void thaw(ProcessHandle process) {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process);
        all.forEach(each -> send("-CONT", each));
    }

    static void send(String signal, ProcessHandle process) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
