package io.github.mpfinicity.microprofile.endpoint;

import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.Moment;
import io.github.mpfinicity.microprofile.config.Settings;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Carries one request to the vendor: once, following nothing. Safe for any thread.
 *
 * <p>Five wrong secrets lock the account, so it goes through the JDK's client and not through the
 * application's Rest Client. Engines of those were seen to send a POST again after a dropped
 * connection (Jersey's, and CXF's over https), or to connect up to four times for one (RESTEasy's).
 *
 * <p>Of itself, {@link HttpClient} does less than that, but not nothing; measured on 17 and 25:
 *
 * <ul>
 *   <li>After a connection is made a POST or PUT is sent once, unless the JVM runs with {@code
 *       jdk.httpclient.enableAllMethodRetry}. {@link OnceBody} makes that safe, too.
 *   <li>If connecting fails, also by a reset while it does, it connects once more, unless the JVM
 *       runs with {@code jdk.httpclient.disableRetryConnect}. {@link ModernTls} lets each client
 *       connect once. Without TLS, on a loopback address only, it stays: nothing has been sent.
 *   <li>It may change over to HTTP/2, which has rules of its own for sending again: not from
 *       HTTP/1.1.
 * </ul>
 *
 * <p>Each call has a client of its own, for a connection that was kept since the last token is more
 * likely to be dead than of use. From JDK 21 on it ends with the call; on 17 its one thread ends a
 * few seconds after it has been garbage collected.
 */
final class Exchange {
    /** What may be read of a body. No answer of the vendor comes near it. */
    static final int LONGEST_BODY = 64 * 1024;

    private static final String PATH = "/aggregation/v2/partners/authentication";

    private final Duration connectTimeout;
    private final @Nullable ProxySelector proxy;
    private final HttpRequest.Builder template;
    private final String appKeyHeader;
    private final ModernTls tls;
    private final Clocks clocks;
    private final ExchangeThreads threads = new ExchangeThreads();

    Exchange(Settings settings, Clocks clocks) {
        this.connectTimeout = settings.transport().connectTimeout();
        this.proxy = selector(settings.transport().proxy());
        this.tls = ModernTls.of(settings.transport());
        this.template =
                HttpRequest.newBuilder(settings.baseUri().resolve(PATH))
                        .header(HttpHeaders.CONTENT_TYPE, settings.format().mediaType())
                        .header(HttpHeaders.ACCEPT, settings.format().mediaType());
        this.appKeyHeader = settings.region().appKeyHeader();
        this.clocks = clocks;
    }

    /**
     * Sends and reads until the body ends, is too long, breaks off, or time is up.
     *
     * @throws NothingSent there is no answer, because the body has not left and never will
     * @throws IOException there is no answer
     * @throws InterruptedException the calling thread was interrupted before there was one
     */
    RawReply send(String method, String appKey, byte[] body, Moment until)
            throws IOException, InterruptedException {
        var once = new OnceBody(body);
        HttpRequest request =
                template.copy().header(appKeyHeader, appKey).method(method, once).build();
        HttpClient client = client();
        var begun = new AtomicReference<@Nullable PrefixBody>();
        CompletableFuture<HttpResponse<PrefixBody>> answer =
                client.sendAsync(
                        request,
                        head -> {
                            var reply = new PrefixBody(head);
                            begun.set(reply);
                            return reply;
                        });
        try {
            long left = until.since(clocks.now()).toNanos();
            return answer.get(left, TimeUnit.NANOSECONDS).body().reply();
        } catch (TimeoutException e) {
            return orThrow(begun.get(), once, e);
        } catch (ExecutionException e) {
            return orThrow(begun.get(), once, e.getCause());
        } finally {
            // Ends the exchange if it is still under way, the body included.
            answer.cancel(true);
            threads.end(client);
        }
    }

    private HttpClient client() {
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(connectTimeout)
                        .sslContext(tls.forOneConnection())
                        .executor(threads);
        return (proxy == null ? builder : builder.proxy(proxy)).build();
    }

    /** Resolves it, once: a proxy that moves needs a restart. */
    private static @Nullable ProxySelector selector(@Nullable InetSocketAddress proxy) {
        return proxy == null
                ? null
                : ProxySelector.of(new InetSocketAddress(proxy.getHostString(), proxy.getPort()));
    }

    /** The beginning of an answer says more than how it ended. */
    private static RawReply orThrow(
            @Nullable PrefixBody begun, OnceBody sent, @Nullable Throwable why) throws IOException {
        if (begun != null) {
            return begun.reply();
        }
        throw sent.withdraw() ? new NothingSent(why) : new IOException(why);
    }

    /** There is no answer, because there was no question. */
    static final class NothingSent extends IOException {
        private static final long serialVersionUID = 1L;

        NothingSent(@Nullable Throwable why) {
            super(why);
        }
    }

    /**
     * An answer as it came.
     *
     * @param text the body, or its beginning; malformed bytes are replaced
     * @param whole false if the body broke off or time was up
     */
    record RawReply(int status, @Nullable String retryAfter, String text, boolean whole) {
        @Override
        public String toString() {
            return "RawReply[status=" + status + "]";
        }
    }
}
