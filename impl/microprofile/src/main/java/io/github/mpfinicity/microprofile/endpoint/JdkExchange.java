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
import javax.net.ssl.SSLContext;

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
        CompletableFuture<HttpResponse<PrefixBody.Prefix>> answer =
                client.sendAsync(request, head -> new PrefixBody(LONGEST_BODY));
        try {
            long left = until.since(clocks.now()).toNanos();
            HttpResponse<PrefixBody.Prefix> response = answer.get(left, TimeUnit.NANOSECONDS);
            return new RawReply(
                    response.statusCode(),
                    response.headers().firstValue(HttpHeaders.RETRY_AFTER).orElse(null),
                    response.body().text(),
                    response.body().whole());
        } catch (TimeoutException e) {
            throw new IOException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } finally {
            // Ends the exchange if it is still under way, the body included.
            answer.cancel(true);
        }
    }

    /** Nothing to do: the client's thread ends when nobody refers to the client any more. */
    @Override
    public void close() {}
}
