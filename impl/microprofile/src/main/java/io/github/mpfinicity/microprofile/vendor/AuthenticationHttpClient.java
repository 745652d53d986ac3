package io.github.mpfinicity.microprofile.vendor;

import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.Moment;
import io.github.mpfinicity.microprofile.config.Settings;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request to the vendor, once, and follows no redirect. Safe for any thread.
 *
 * <p>Five wrong secrets lock the account. So the request goes through the JDK's client and not
 * through the application's Rest Client. Engines of Rest Clients were seen to send a POST again
 * after a dropped connection (Jersey's, and CXF's over https), or to connect up to four times for
 * one POST (RESTEasy's).
 *
 * <p>{@link HttpClient} repeats less than that, but it does repeat; measured on 17 and 25:
 *
 * <ul>
 *   <li>After a connection is made, a POST or PUT is sent once, unless the JVM runs with {@code
 *       jdk.httpclient.enableAllMethodRetry}. {@link SingleUseBody} makes that safe, too.
 *   <li>If connecting fails, also by a reset, the client connects once more, unless the JVM runs
 *       with {@code jdk.httpclient.disableRetryConnect}. {@link ModernTls} lets each client connect
 *       once. Without TLS, which is allowed on a loopback address only, the second try remains:
 *       nothing has been sent by then.
 *   <li>The client may change over to HTTP/2, which has its own rules for sending again. From
 *       HTTP/1.1 it does not.
 * </ul>
 *
 * <p>Each call has a client of its own, because a connection that was kept since the last token is
 * more likely to be dead than useful. From JDK 21 on the client ends with the call. On 17 its one
 * thread ends a few seconds after the client has been garbage collected.
 */
final class AuthenticationHttpClient {
    /** The longest part of a body that is read. Answers of the vendor are far shorter. */
    static final int LONGEST_BODY = 64 * 1024;

    private static final String PATH = "/aggregation/v2/partners/authentication";

    private final Duration connectTimeout;
    private final @Nullable ProxySelector proxy;
    private final URI vendor;
    private final HttpRequest.Builder template;
    private final String appKeyHeader;
    private final ModernTls tls;
    private final Clocks clocks;
    private final ExchangeThreads threads;

    AuthenticationHttpClient(Settings settings, Clocks clocks, ExchangeThreads threads) {
        this.threads = threads;
        this.connectTimeout = settings.transport().connectTimeout();
        // The address is unresolved, so each connection looks the proxy's name up.
        InetSocketAddress through = settings.transport().proxy();
        this.proxy = through == null ? null : ProxySelector.of(through);
        this.tls = ModernTls.of(settings.transport());
        this.vendor = settings.baseUri().resolve(PATH);
        this.template =
                HttpRequest.newBuilder(vendor)
                        .header(HttpHeaders.CONTENT_TYPE, settings.format().mediaType())
                        .header(HttpHeaders.ACCEPT, settings.format().mediaType())
                        .header(HttpHeaders.ACCEPT_ENCODING, "identity");
        this.appKeyHeader = settings.region().appKeyHeader();
        this.clocks = clocks;
    }

    /**
     * Sends the request, and reads until the body ends, is too long, breaks off, or time is up.
     *
     * <p>The request goes through {@link HttpClient#send} on a thread of our own. A future of
     * {@link HttpClient#sendAsync} completes on the JVM's common pool, where it may have to wait
     * for the tasks of others.
     *
     * @throws NothingSent if the request has not left and never will; if the calling thread was
     *     interrupted, it stays so
     * @throws NoAnswer if there is no answer
     * @throws InterruptedException if the calling thread was interrupted after the request may have
     *     left, and before there was an answer
     */
    RawReply send(String method, String appKey, byte[] body, Moment until)
            throws NoAnswer, InterruptedException {
        var departure = new Departure();
        var begun = new AtomicReference<@Nullable PrefixBody>();
        try {
            return answer(request(method, appKey, body, departure), departure, begun, until);
        } catch (InterruptedException e) {
            if (!departure.withdraw()) {
                throw e;
            }
            Thread.currentThread().interrupt();
            throw new NothingSent("interrupted before it was sent", null);
        } catch (Throwable e) {
            boolean nothingSent = departure.withdraw();
            PrefixBody reply = begun.get();
            if (reply != null) {
                // The beginning of an answer says more than the error that ended it.
                return reply.reply();
            }
            String reason = TransportFailure.reason(e, authority(), text(proxyAddress()));
            Throwable shown = ShownCause.of(e);
            throw nothingSent ? new NothingSent(reason, shown) : new NoAnswer(reason, shown);
        }
    }

    private HttpRequest request(String method, String appKey, byte[] body, Departure departure) {
        HttpRequest.Builder request = template.copy().header(appKeyHeader, appKey);
        var once = new SingleUseBody(body, encrypted() ? () -> true : departure::leave);
        return request.method(method, once).build();
    }

    private RawReply answer(
            HttpRequest request,
            Departure departure,
            AtomicReference<@Nullable PrefixBody> begun,
            Moment until)
            throws Throwable {
        HttpClient client = client(departure);
        try {
            Future<HttpResponse<@Nullable PrefixBody>> answer =
                    threads.submit(
                            () -> {
                                requireKnownName();
                                return client.send(
                                        request,
                                        head -> {
                                            var reply = new PrefixBody(head);
                                            begun.set(reply);
                                            return reply;
                                        });
                            });
            try {
                long left = until.since(clocks.now()).toNanos();
                HttpResponse<@Nullable PrefixBody> response =
                        answer.get(left, TimeUnit.NANOSECONDS);
                PrefixBody reply = response.body();
                if (reply == null) {
                    // Only a proxy refuses here, and only the CONNECT.
                    throw new TransportFailure.TunnelRefused(response.statusCode());
                }
                return reply.reply();
            } catch (ExecutionException e) {
                throw e.getCause() == null ? e : e.getCause();
            } finally {
                // Ends the exchange if it is still under way, the body included.
                answer.cancel(true);
            }
        } finally {
            threads.end(client);
        }
    }

    private HttpClient client(Departure departure) {
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(connectTimeout)
                        .sslContext(tls.forOneConnection(departure))
                        .executor(threads);
        if (!encrypted()) {
            // The client would ask TLS for parameters that it does not use, which takes long.
            builder.sslParameters(new SSLParameters());
        }
        return (proxy == null ? builder : builder.proxy(proxy)).build();
    }

    /** Fails for an unknown host name. The client reports one like a refused connection. */
    private void requireKnownName() throws UnknownHostException {
        InetSocketAddress through = proxyAddress();
        if (through == null) {
            InetAddress.getByName(vendor.getHost());
        } else if (through.isUnresolved()) {
            InetAddress.getByName(through.getHostString());
        }
    }

    private boolean encrypted() {
        return "https".equalsIgnoreCase(vendor.getScheme());
    }

    private String authority() {
        int usual = encrypted() ? 443 : 80;
        return vendor.getHost() + ":" + (vendor.getPort() < 0 ? usual : vendor.getPort());
    }

    private static @Nullable String text(@Nullable InetSocketAddress address) {
        return address == null ? null : address.getHostString() + ":" + address.getPort();
    }

    /**
     * The proxy of the client; null if there is none. Without a proxy of ours the client asks the
     * JVM's selector.
     */
    private @Nullable InetSocketAddress proxyAddress() {
        ProxySelector selector = proxy == null ? ProxySelector.getDefault() : proxy;
        try {
            List<Proxy> chosen = selector == null ? List.of() : selector.select(vendor);
            return !chosen.isEmpty() && chosen.get(0).address() instanceof InetSocketAddress address
                    ? address
                    : null;
        } catch (RuntimeException e) {
            // The application has set its own selector: a proxy that cannot be named changes
            // nothing.
            return null;
        }
    }

    /**
     * There is no answer. The message gives the reason in our own words, and the cause is one that
     * may be shown.
     */
    static class NoAnswer extends IOException {
        private static final long serialVersionUID = 1L;

        NoAnswer(String reason, @Nullable Throwable shown) {
            super(reason, shown);
        }
    }

    /** There is no answer, because the request was not sent. */
    static final class NothingSent extends NoAnswer {
        private static final long serialVersionUID = 1L;

        NothingSent(String reason, @Nullable Throwable shown) {
            super(reason, shown);
        }
    }

    /**
     * An answer as it came.
     *
     * @param text the body or its beginning; malformed bytes are replaced
     * @param whole false if the body broke off or time was up
     */
    record RawReply(int status, @Nullable String retryAfter, String text, boolean whole) {
        @Override
        public String toString() {
            return "RawReply[status=" + status + "]";
        }
    }
}
