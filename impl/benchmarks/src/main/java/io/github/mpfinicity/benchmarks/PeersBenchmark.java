package io.github.mpfinicity.benchmarks;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.OAuth2Credentials;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import software.amazon.awssdk.utils.cache.CachedSupplier;
import software.amazon.awssdk.utils.cache.RefreshResult;

/** The same step of other libraries: a token that is fresh, from memory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PeersBenchmark {
    private static final String TOKEN = "token";
    private static final Duration LIFE = Duration.ofMinutes(90);

    private final Instant end = Instant.now().plus(LIFE);
    private final OAuth2Credentials google =
            OAuth2Credentials.create(new AccessToken(TOKEN, Date.from(end)));
    private final LoadingCache<String, String> caffeine =
            Caffeine.newBuilder().expireAfterWrite(LIFE).build(partner -> TOKEN);
    private final CachedSupplier<String> aws =
            CachedSupplier.builder(
                            () ->
                                    RefreshResult.builder(TOKEN)
                                            .staleTime(end)
                                            .prefetchTime(end.minus(LIFE.dividedBy(9)))
                                            .build())
                    .build();

    @Benchmark
    public Object googleAuth() throws IOException {
        return google.getRequestMetadata();
    }

    @Benchmark
    public String caffeine() {
        return caffeine.get("partner");
    }

    @Benchmark
    public String awsCachedSupplier() {
        return aws.get();
    }

    /** What the vendor's sample does, in our words: looks at the age, and sets both headers. */
    @Benchmark
    public void vendorsInterceptor(RunningApplication application) {
        if (Instant.now().isAfter(end)) {
            throw new IllegalStateException("the measurement takes too long");
        }
        var headers = application.annotated.getHeaders();
        headers.putSingle("Finicity-App-Key", "00112233445566778899aabbccddeeff");
        headers.putSingle("Finicity-App-Token", TOKEN);
    }
}
