package io.github.mpfinicity.microprofile.endpoint;

import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.Moment;
import io.github.mpfinicity.microprofile.config.Settings;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Through the JDK's own client, which sends a POST once, for engines that may send it again.
 * HTTP/1.1, for that is what was measured.
 */
final class JdkExchange implements Exchange {
    private final HttpClient client;
    private final HttpRequest.Builder template;
    private final String appKeyHeader;
    private final Clocks clocks;

    private JdkExchange(HttpClient client, Settings settings, Clocks clocks) {
        this.client = client;
        this.template =
                HttpRequest.newBuilder(settings.baseUri().resolve(AuthenticationEndpoint.PATH))
                        .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
                        .header(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON);
        this.appKeyHeader = settings.region().appKeyHeader();
        this.clocks = clocks;
    }

    static JdkExchange open(Settings settings, SSLContext tls, Clocks clocks) {
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(settings.transport().connectTimeout())
                        .sslContext(tls);
        InetSocketAddress proxy = settings.transport().proxy();
        if (proxy != null) {
            // The selector resolves it once; a proxy that moves needs a restart.
            builder.proxy(
                    ProxySelector.of(
                            new InetSocketAddress(proxy.getHostString(), proxy.getPort())));
        }
        return new JdkExchange(builder.build(), settings, clocks);
    }

    @Override
    public RawReply post(String appKey, byte[] body, Moment until)
            throws IOException, InterruptedException {
        HttpRequest request =
                template.copy()
                        .header(appKeyHeader, appKey)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
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
            return orThrow(begun.get(), new IOException(e));
        } catch (ExecutionException e) {
            return orThrow(begun.get(), new IOException(e.getCause()));
        } finally {
            // Ends the exchange if it is still under way, the body included.
            answer.cancel(true);
        }
    }

    /** The beginning of an answer says more than how it ended. */
    private static RawReply orThrow(@Nullable PrefixBody begun, IOException failure)
            throws IOException {
        if (begun == null) {
            throw failure;
        }
        return begun.reply();
    }

    /** Nothing to do: the client's thread ends when nobody refers to the client any more. */
    @Override
    public void close() {}
}
