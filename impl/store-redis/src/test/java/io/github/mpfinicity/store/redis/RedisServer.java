package io.github.mpfinicity.store.redis;

import io.github.mpfinicity.core.store.LocalServer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** A Redis of the system's package. */
public final class RedisServer extends LocalServer {
    /** What a server for records needs. */
    private static final List<String> RIGHT =
            List.of(
                    "--appendonly",
                    "yes",
                    "--appendfsync",
                    "always",
                    "--maxmemory-policy",
                    "noeviction");

    private final List<String> options;

    private RedisServer(List<String> options) throws IOException {
        super(Files.createTempDirectory("mp-finicity-redis-"), "Ready to accept connections");
        this.options = options;
    }

    /** One that keeps what it has confirmed. */
    public static RedisServer started() {
        return with();
    }

    /** The same with other options; a later one wins. */
    static RedisServer with(String... options) {
        List<String> all = new ArrayList<>(RIGHT);
        all.addAll(List.of(options));
        try {
            var server = new RedisServer(all);
            server.start();
            return server;
        } catch (IOException e) {
            throw new AssertionError(
                    "-Pfleet needs redis-server: apt-get install redis-server; " + e, e);
        }
    }

    @Override
    public String url(int by) {
        return "redis://127.0.0.1:" + by;
    }

    @Override
    protected List<String> command(int onPort) {
        List<String> command = new ArrayList<>(List.of("redis-server", "--bind", "127.0.0.1"));
        boolean tls = options.contains("--tls-port");
        command.addAll(List.of("--port", tls ? "0" : Integer.toString(onPort)));
        command.addAll(List.of("--dir", folder().toString(), "--save", ""));
        options.forEach(each -> command.add(each.replace("PORT", Integer.toString(onPort))));
        return command;
    }
}
