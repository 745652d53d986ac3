package io.github.mpfinicity.simulator.relay;

final class RelayThreads {

    private RelayThreads() {}

    static Thread start(String work, Runnable body) {
        var thread = new Thread(body, "finicity-relay-" + work);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
