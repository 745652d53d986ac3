package io.github.mpfinicity.benchmarks;

import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.CredentialsRejectedException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** A call of ours with a token, layer by layer, and one that is refused. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OursBenchmark {
    @Benchmark
    public AppToken session(RunningApplication application) {
        return application.partner.tokens().current();
    }

    /** The renewal was answered with 429, and the next attempt is half an hour away. */
    @Benchmark
    public AppToken staleTokenInBackOff(RunningApplication application) {
        return application.stale.current();
    }

    @Benchmark
    public AppToken injectedBean(RunningApplication application) {
        return application.injected.current();
    }

    @Benchmark
    public void filter(RunningApplication application) {
        application.filter.filter(application.annotated);
    }

    @Benchmark
    public void filterWithoutAnnotation(RunningApplication application) {
        application.filter.filter(application.unannotated);
    }

    @Benchmark
    public Object refusedCall(RunningApplication application) {
        try {
            return application.refused.current();
        } catch (CredentialsRejectedException e) {
            return e;
        }
    }
}
