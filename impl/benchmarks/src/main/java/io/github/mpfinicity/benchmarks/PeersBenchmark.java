package io.github.mpfinicity.benchmarks;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The same steps of others. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PeersBenchmark {
    /** A cache that has a fresh token. */
    @State(Scope.Benchmark)
    public static class Filled {
        @Param({"GOOGLE_AUTH", "CAFFEINE", "AWS", "AZURE", "SPRING"})
        Contender of = Contender.CAFFEINE;

        TokenCache cache = new TokenCache(() -> "", null);

        @Setup(Level.Trial)
        public void fetchToken(RunningApplication vendor) throws Exception {
            cache = of.start(false);
            cache.token();
        }
    }

    @Benchmark
    public Object freshToken(Filled filled) throws Exception {
        return filled.cache.token();
    }

    /** What the vendor's sample does, in our words: looks at the age, and sets both headers. */
    @Benchmark
    public void vendorsInterceptor(RunningApplication application) {
        if (Instant.now().isAfter(application.end)) {
            throw new IllegalStateException("the measurement takes too long");
        }
        var headers = application.annotated.getHeaders();
        headers.putSingle("Finicity-App-Key", "00112233445566778899aabbccddeeff");
        headers.putSingle("Finicity-App-Token", "token");
    }
}
