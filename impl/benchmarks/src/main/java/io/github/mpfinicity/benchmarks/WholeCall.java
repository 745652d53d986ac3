package io.github.mpfinicity.benchmarks;

import io.github.mpfinicity.benchmarks.Clients.Customers;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Measures the CPU that whole calls of injected Rest Clients take on their thread. The clients take
 * turns in one JVM, because JMH, which measures one after the other, does not see a difference of
 * two in a hundred.
 */
public final class WholeCall {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int CALLS = 100;
    private static final List<Class<? extends Customers>> CLIENTS =
            List.of(
                    Clients.FixedHeaders.class,
                    Clients.FixedHeadersIntercepted.class,
                    Clients.Ours.class);

    private WholeCall() {}

    private record Measured(String name, Customers client, List<Double> nanos) {
        void measure() {
            long begin = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < CALLS; i++) {
                client.all().close();
            }
            nanos.add((double) (THREADS.getCurrentThreadCpuTime() - begin) / CALLS);
        }

        /** The median over all turns, because other load comes and goes between turns. */
        double multipleOf(Measured other) {
            return Result.median(
                    IntStream.range(0, nanos.size())
                            .mapToObj(turn -> nanos.get(turn) / other.nanos.get(turn))
                            .toList());
        }
    }

    /**
     * Measures.
     *
     * @param args the folder of the results, the name of the engine, and the number of turns
     */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        int turns = Integer.parseInt(args[2]);
        var initializer =
                SeContainerInitializer.newInstance()
                        .addBeanClasses(Clients.EmptyInterceptor.class)
                        .addBeanClasses(CLIENTS.toArray(Class<?>[]::new));
        List<Measured> all = new ArrayList<>();
        try (var server = new ImmediateServer()) {
            server.settings().forEach(System::setProperty);
            try (var container = initializer.initialize()) {
                for (Class<? extends Customers> type : CLIENTS) {
                    var client = container.select(type, RestClient.LITERAL).get();
                    all.add(new Measured(type.getSimpleName(), client, new ArrayList<>()));
                }
                for (int turn = 0; turn < 2 * turns; turn++) {
                    all.forEach(Measured::measure);
                }
            }
        }
        String measure = "Whole call on " + args[1] + ": CPU";
        for (Measured it : all) {
            // The first half warms up.
            it.nanos.subList(0, turns).clear();
            new Result(measure, it.name, Result.median(it.nanos) / 1_000, "µs").write(folder);
        }
        Measured ours = all.get(2);
        for (Measured it : all.subList(0, 2)) {
            new Result(measure + " of ours / CPU of", it.name, ours.multipleOf(it), "x")
                    .write(folder);
        }
        System.exit(0);
    }
}
