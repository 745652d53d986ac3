package io.github.mpfinicity.microprofile.endpoint;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.Moment;
import io.github.mpfinicity.core.time.ThreadTimer;
import io.github.mpfinicity.microprofile.config.Region;
import io.github.mpfinicity.microprofile.config.Settings;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Through a MicroProfile Rest Client. Its time-outs are those of single reads, so an answer that
 * dribbles could take for ever, and to close a response can mean to read the rest of it. What ends
 * either is to close the whole client; the next call gets another.
 */
final class RestClientExchange implements Exchange {
    private final Settings settings;
    private final SSLContext tls;
    private final Clocks clocks;
    private final ReplyCapture capture;

    /** The application's, for clients that are made later, on whatever thread. */
    private final @Nullable ClassLoader loader = Thread.currentThread().getContextClassLoader();

    /**
     * Its own: closing a client may take a moment, and nobody else's deadline is to wait for it.
     */
    private final ThreadTimer timer = new ThreadTimer(RestClientExchange::daemon);

    /** Null once given up; filled again by the next call. */
    private final AtomicReference<@Nullable AuthenticationEndpoint> client;

    private RestClientExchange(Settings settings, SSLContext tls, Clocks clocks) {
        this.settings = settings;
        this.tls = tls;
        this.clocks = clocks;
        this.capture = new ReplyCapture(clocks);
        this.client = new AtomicReference<>(build());
    }

    static RestClientExchange open(Settings settings, SSLContext tls, Clocks clocks) {
        return new RestClientExchange(settings, tls, clocks);
    }

    @Override
    public RawReply post(String appKey, byte[] body, Moment until) throws IOException {
        AuthenticationEndpoint used = client();
        Runnable inTime = timer.after(until.since(clocks.now()), () -> giveUp(used));
        try {
            return capture.during(() -> send(used, appKey, body), until, () -> giveUp(used));
        } finally {
            inTime.run();
        }
    }

    private Response send(AuthenticationEndpoint used, String appKey, byte[] body) {
        return settings.region() == Region.US
                ? used.authenticateUs(appKey, body)
                : used.authenticateAu(appKey, body);
    }

    private AuthenticationEndpoint client() {
        AuthenticationEndpoint present = client.get();
        if (present != null) {
            return present;
        }
        Thread thread = Thread.currentThread();
        ClassLoader ofThread = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            AuthenticationEndpoint made = build();
            giveUp(client.getAndSet(made));
            return made;
        } finally {
            thread.setContextClassLoader(ofThread);
        }
    }

    private AuthenticationEndpoint build() {
        RestClientBuilder builder =
                RestClientBuilder.newBuilder()
                        .baseUri(settings.baseUri())
                        .connectTimeout(
                                settings.transport().connectTimeout().toMillis(), MILLISECONDS)
                        .readTimeout(settings.rules().deadline().toMillis(), MILLISECONDS)
                        .followRedirects(false)
                        .sslContext(tls)
                        .register(capture, Integer.MAX_VALUE)
                        .property("microprofile.rest.client.disable.default.mapper", true);
        InetSocketAddress proxy = settings.transport().proxy();
        if (proxy != null) {
            builder.proxyAddress(proxy.getHostString(), proxy.getPort());
        }
        return builder.build(AuthenticationEndpoint.class);
    }

    private void giveUp(@Nullable AuthenticationEndpoint used) {
        if (used != null) {
            client.compareAndSet(used, null);
            used.close();
        }
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "mp-finicity deadline");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        timer.close();
        giveUp(client.get());
    }
}
