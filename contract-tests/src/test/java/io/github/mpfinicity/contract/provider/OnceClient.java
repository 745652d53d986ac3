package io.github.mpfinicity.contract.provider;

import au.com.dius.pact.core.model.ContentType;
import au.com.dius.pact.core.model.IRequest;
import au.com.dius.pact.core.model.OptionalBody;
import au.com.dius.pact.provider.HttpClientFactory;
import au.com.dius.pact.provider.ProviderClient;
import au.com.dius.pact.provider.ProviderInfo;
import au.com.dius.pact.provider.ProviderResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sends a pact's requests, each once. Pact's own client sends a request again after 429 and 503,
 * and a wrong secret sent twice counts twice. For one thread.
 */
public final class OnceClient extends ProviderClient {
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final URI base;
    private final Duration longest;
    private @Nullable ProviderResponse last;
    private @Nullable IOException failure;

    /**
     * A client for one provider.
     *
     * @param base without a path
     */
    public OnceClient(URI base) {
        this(base, LONGEST);
    }

    OnceClient(URI base, Duration longest) {
        super(new ProviderInfo("finicity-partner-auth"), new HttpClientFactory());
        this.base = base;
        this.longest = longest;
    }

    @Override
    public ProviderResponse makeRequest(IRequest request) {
        try {
            HttpResponse<byte[]> response = send(request);
            Map<String, List<String>> headers = response.headers().map();
            ContentType type =
                    response.headers()
                            .firstValue("Content-Type")
                            .map(ContentType::new)
                            .orElse(ContentType.getUNKNOWN());
            OptionalBody body =
                    response.body().length == 0
                            ? OptionalBody.empty()
                            : OptionalBody.body(response.body(), type);
            last = new ProviderResponse(response.statusCode(), headers, type, body);
            return last;
        } catch (IOException e) {
            failure = e;
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The last answer; null if there was none. */
    public @Nullable ProviderResponse last() {
        return last;
    }

    /** Why there was no answer; null if there was one. */
    public @Nullable IOException failure() {
        return failure;
    }

    /** A client of its own for each request: no connection is used again. */
    private HttpResponse<byte[]> send(IRequest request) throws IOException, InterruptedException {
        HttpRequest.Builder http =
                HttpRequest.newBuilder(base.resolve(request.getPath() + query(request)))
                        .timeout(longest)
                        .method(
                                request.getMethod(),
                                HttpRequest.BodyPublishers.ofByteArray(
                                        request.getBody().orEmpty()));
        request.getHeaders()
                .forEach((name, values) -> values.forEach(value -> http.header(name, value)));
        return whole(
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build()
                        .sendAsync(http.build(), HttpResponse.BodyHandlers.ofByteArray()));
    }

    /** The time-out of a request ends at the headers: this one is for the body, too. */
    private HttpResponse<byte[]> whole(CompletableFuture<HttpResponse<byte[]>> sent)
            throws IOException, InterruptedException {
        try {
            return sent.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("no whole answer within " + longest);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed ? failed : new IOException(e);
        } finally {
            sent.cancel(true);
        }
    }

    private static String query(IRequest request) {
        return request.getQuery().isEmpty()
                ? ""
                : request.getQuery().entrySet().stream()
                        .flatMap(each -> each.getValue().stream().map(v -> each.getKey() + "=" + v))
                        .collect(Collectors.joining("&", "?", ""));
    }
}
