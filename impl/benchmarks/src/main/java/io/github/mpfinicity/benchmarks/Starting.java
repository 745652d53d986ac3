package io.github.mpfinicity.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.github.mpfinicity.benchmarks.Clients.Customers;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.lang.management.ManagementFactory;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The life of a fresh JVM: it starts a container, makes one call, and prints its CPU for both. */
public final class Starting {
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Starting() {}

    /**
     * Starts. Loads none of our classes unless the client does.
     *
     * @param args the class of the client, and further beans
     */
    public static void main(String[] args) throws ClassNotFoundException {
        SeContainerInitializer initializer = SeContainerInitializer.newInstance();
        for (String bean : args) {
            initializer.addBeanClasses(Class.forName(bean));
        }
        for (int i = 1; i < Integer.getInteger("partners", 1); i++) {
            String prefix = "finicity.partners.p" + i + ".";
            System.setProperty(prefix + "app-key", "%032x".formatted(i));
            System.setProperty(prefix + "partner-id", "" + (2445500000017L + i));
            System.setProperty(prefix + "partner-secret", "SimulatedSecret" + (12345 + i));
        }
        long begin = PROCESS.getProcessCpuTime();
        try (SeContainer container = initializer.initialize()) {
            long started = PROCESS.getProcessCpuTime();
            var client = container.select(Class.forName(args[0]), RestClient.LITERAL).get();
            ((Customers) client).all().close();
            long called = PROCESS.getProcessCpuTime();
            System.out.println("cpu " + (started - begin) / 1e6 + " " + (called - started) / 1e6);
        }
        System.exit(0);
    }
}
