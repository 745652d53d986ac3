package io.github.mpfinicity.quarkus.deployment;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusDevModeTest;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Dev mode in the JVM of the tests. */
class LiveReloadTest {
    private static final int RELOADS = 10;
    private static final String SETTINGS = "application.properties";
    private static final String REGION = "quarkus.finicity.devservices.region=";
    private static final Set<Thread> OWN = DevMode.threads();

    @RegisterExtension
    static final QuarkusDevModeTest APPLICATION =
            new QuarkusDevModeTest()
                    .withApplicationRoot(
                            jar ->
                                    jar.addClasses(Customers.class, CustomersResource.class)
                                            .addAsResource(
                                                    new StringAsset(REGION + "us"), SETTINGS));

    @Test
    @Timeout(300)
    void tenReloads_leaveNoThreadNoPortNoSession() throws Exception {
        String first = call();
        assertThat(first).startsWith("generation 0 ");
        var before = counts();

        for (int i = 1; i <= RELOADS; i++) {
            String old = "generation " + (i - 1) + " ";
            String next = "generation " + i + " ";
            APPLICATION.modifySourceFile(
                    CustomersResource.class, source -> source.replace(old, next));
            assertThat(call()).isEqualTo(first.replace("generation 0 ", next));
        }

        noMoreThan(before);
        // Another region needs another simulator.
        APPLICATION.modifyResourceFile(SETTINGS, settings -> REGION + "au");
        assertThat(call()).isNotEqualTo(first.replace("generation 0 ", "generation 10 "));
        noMoreThan(before);
        // An idle thread ends a second later.
        for (Thread thread : threads()) {
            awaitEnd(thread);
        }
    }

    private static String call() throws Exception {
        var answer = DevMode.get("/customers");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    /**
     * The threads of the library and of its clients. Those of the simulator, which lives on, follow
     * its load.
     */
    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(it -> it.getName().matches("mp-finicity.*|HttpClient-.*-SelectorManager"))
                .filter(it -> !OWN.contains(it))
                .toList();
    }

    private static void awaitEnd(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(
                    thread + " of " + thread.getContextClassLoader() + " does not end", e);
        }
    }

    /** Applications of earlier tests may end meanwhile. */
    private static void noMoreThan(Map<String, Long> before) throws Exception {
        assertThat(counts())
                .allSatisfy((type, count) -> assertThat(count).isBetween(1L, before.get(type)));
    }

    /** What there is in the whole JVM, of any class loader. */
    private static Map<String, Long> counts() throws Exception {
        String heap =
                (String)
                        ManagementFactory.getPlatformMBeanServer()
                                .invoke(
                                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                                        "gcClassHistogram",
                                        new Object[] {new String[0]},
                                        new String[] {String[].class.getName()});
        return Stream.of(
                        "io.github.mpfinicity.core.session.PartnerSession",
                        "io.github.mpfinicity.simulator.FinicitySimulator",
                        "sun.net.httpserver.ServerImpl")
                .collect(toMap(identity(), type -> count(heap, type)));
    }

    private static long count(String heap, String type) {
        return heap.lines()
                .map(String::strip)
                .map(line -> line.split("\\s+"))
                .filter(words -> words.length > 3 && words[3].equals(type))
                .mapToLong(words -> Long.parseLong(words[1]))
                .sum();
    }
}
