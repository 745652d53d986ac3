package io.github.mpfinicity.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application starts, calls and ends without either API, and says nothing of it. */
@Timeout(120)
class AbsentApisTest {
    private static final String PLAIN = "io.github.mpfinicity.telemetry.PlainApplication";

    @ParameterizedTest
    @ValueSource(
            strings = {"io.opentelemetry.", "io.micrometer.", "io.opentelemetry.,io.micrometer."})
    void apiMissing_noTrace(String missing) throws Exception {
        ClassLoader outer = Thread.currentThread().getContextClassLoader();
        try (var loader = new MissingPackages(missing.split(","))) {
            Thread.currentThread().setContextClassLoader(loader);
            var plain =
                    (Callable<?>) loader.loadClass(PLAIN).getDeclaredConstructor().newInstance();

            assertThat(plain.call()).isEqualTo("[] 1");
        } finally {
            Thread.currentThread().setContextClassLoader(outer);
        }
    }
}
