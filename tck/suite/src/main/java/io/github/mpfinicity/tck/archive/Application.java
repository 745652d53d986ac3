package io.github.mpfinicity.tck.archive;

import io.github.mpfinicity.FinicityClient;
import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import io.github.mpfinicity.simulator.fault.Faults;
import io.github.mpfinicity.simulator.wire.SimulatedRegion;
import io.github.mpfinicity.tck.Requirement;
import io.github.mpfinicity.tck.client.Routes;
import io.github.mpfinicity.tck.probe.Figures;
import io.github.mpfinicity.tck.probe.HealthEndpoint;
import io.github.mpfinicity.tck.probe.LiveSettings;
import io.github.mpfinicity.tck.probe.LogAndEventRecorder;
import io.github.mpfinicity.tck.probe.Vendor;
import io.github.mpfinicity.tck.probe.WireFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * An application that uses the library, as an archive. Each test class has its own application with
 * its own vendor. The settings are in the archive because a server does not see the properties of
 * this JVM.
 */
public final class Application {
    private static final String FILTER = "mpfinicity.tck.filter";

    private static final String THREADS = "mpfinicity.tck.threads";

    private static final String PARTNERS = "finicity.partners.";

    private static final String BEANS =
            """
            <beans xmlns="https://jakarta.ee/xml/ns/jakartaee"
                   xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                   xsi:schemaLocation="https://jakarta.ee/xml/ns/jakartaee \
            https://jakarta.ee/xml/ns/jakartaee/beans_4_0.xsd"
                   version="4.0" bean-discovery-mode="annotated"/>
            """;

    private final Class<?> test;
    private final VendorControl control;
    private final Map<String, String> settings = new TreeMap<>();
    private final List<JavaArchive> figures = new ArrayList<>();

    private Application(Class<?> test, VendorControl control) {
        this.test = test;
        this.control = control;
    }

    /**
     * Makes an application with good settings for a new vendor.
     *
     * @param test goes into the archive and names it
     * @return an application without an archive yet
     */
    public static Application of(Class<?> test) {
        var control = VendorControl.open();
        var application = new Application(test, control);
        String vendor = control.vendor().toString();
        String elsewhere = control.elsewhere().toString();
        application
                .with("mpfinicity.tck.control", control.address().toString())
                .with("mpfinicity.tck.vendor", vendor)
                .with(
                        LogAndEventRecorder.LOGGERS,
                        System.getProperty(LogAndEventRecorder.LOGGERS, "io.github.mpfinicity"))
                .with("finicity.base-uri", vendor)
                // Each archive has clients of partners that only some applications configure.
                .with("finicity.startup", "unchecked")
                .with("finicity.app-key", control.partner().appKey())
                .with("finicity.partner-id", control.partner().id())
                .with("finicity.partner-secret", control.partner().secret())
                .client("annotated", vendor)
                .client("configured", vendor)
                .client("unattached", vendor)
                .client(Routes.OTHER, vendor)
                .client("elsewhere", elsewhere)
                .client("elsewhere-configured", elsewhere)
                .filtered("configured")
                .filtered("elsewhere-configured");
        String health = System.getProperty(HealthEndpoint.ADDRESS);
        return health == null ? application : application.with(HealthEndpoint.ADDRESS, health);
    }

    /**
     * Changes a setting.
     *
     * @param name of the property
     * @param value replaces an earlier one
     * @return this
     */
    public Application with(String name, String value) {
        settings.put(name, value);
        return this;
    }

    /**
     * Adds a partner of the vendor.
     *
     * @param name of the partner, and of a client's configuration
     * @return this
     */
    public Application withPartner(String name) {
        return withPartner(name, control.add(name)).client(name, control.vendor().toString());
    }

    /**
     * Adds a partner of a vendor in Australia.
     *
     * @param name of the partner, and of a client's configuration
     * @return this
     */
    public Application withPartnerInAustralia(String name) {
        return withPartnerAt(FinicitySimulator.builder().region(SimulatedRegion.AU).start(), name)
                .with(name, "region", "au");
    }

    /**
     * Adds a partner of another vendor, so that the default partner is alone at its origin.
     *
     * @param name of the partner, and of a client's configuration
     * @return this
     */
    public Application withPartnerElsewhere(String name) {
        return withPartnerAt(FinicitySimulator.start(), name);
    }

    /**
     * Adds a partner of another vendor, like {@link #withPartnerElsewhere}. The vendor's edge
     * rejects its authentications as it does from the wrong country.
     *
     * @param name of the partner, and of a client's configuration
     * @return this
     */
    public Application withPartnerRefusedByEdge(String name) {
        var vendor = FinicitySimulator.start();
        vendor.onAuthentication().always(Faults.refusedByEdge());
        return withPartnerAt(vendor, name);
    }

    /**
     * Adds a partner whose vendor is a bare socket.
     *
     * @param fault of that vendor, and its partner
     * @return this
     */
    public Application withPartnerAtSocket(WireFault fault) {
        String name = fault.partner();
        return withPartner(name, control.add(name))
                .with(name, "base-uri", control.open(fault).toString());
    }

    /**
     * Adds what reads the implementation's metrics, if the runner has it.
     *
     * @return this
     */
    public Application withFigures() {
        String classes = System.getProperty(Figures.CLASSES);
        if (classes == null) {
            return this;
        }
        CodeSource.jars(classes).forEach(figures::add);
        return with(Figures.CLASSES, classes);
    }

    /**
     * Changes a setting of one partner.
     *
     * @param name of the partner
     * @param key of the setting
     * @param value replaces an earlier one
     * @return this
     */
    public Application with(String name, String key, String value) {
        return with(PARTNERS + name + "." + key, value);
    }

    /**
     * Gives the prefix of the names of the implementation's threads, if the runner knows it.
     *
     * @return a setting that is never empty; a prefix that no thread has stands for an unknown one
     */
    public static String threads() {
        return System.getProperty(THREADS, "(unknown)");
    }

    /**
     * {@return the present count of authentications at the vendor, for tests outside of a server}
     */
    public IntSupplier authentications() {
        return control::authentications;
    }

    /** {@return the archive, with the implementation and everything that a test needs} */
    public WebArchive archive() {
        return archive(test.getSimpleName());
    }

    /**
     * Makes the archive under another name.
     *
     * @param name without an ending
     * @return the archive, with the implementation and everything that a test needs
     */
    public WebArchive archive(String name) {
        WebArchive archive =
                ShrinkWrap.create(WebArchive.class, name + ".war")
                        .addClasses(test, Requirement.class)
                        .addPackages(false, Vendor.class.getPackage(), Routes.class.getPackage())
                        .addAsServiceProvider(ConfigSource.class, LiveSettings.class)
                        .addAsResource(
                                new StringAsset(properties()),
                                "META-INF/microprofile-config.properties")
                        .addAsWebInfResource(new StringAsset(BEANS), "beans.xml")
                        .addAsLibraries(
                                CodeSource.of(FinicityClient.class),
                                CodeSource.of(Assertions.class));
        CodeSource.implementation().forEach(archive::addAsLibrary);
        figures.forEach(archive::addAsLibrary);
        return archive;
    }

    private Application withPartnerAt(FinicitySimulator vendor, String name) {
        String address = vendor.baseUri().toString();
        return withPartner(name, control.add(name, vendor))
                .with(name, "base-uri", address)
                .client(name, address);
    }

    private Application withPartner(String name, SimulatedPartner partner) {
        return with(name, "app-key", partner.appKey())
                .with(name, "partner-id", partner.id())
                .with(name, "partner-secret", partner.secret());
    }

    private Application client(String key, String address) {
        return with(key + "/mp-rest/url", address);
    }

    private Application filtered(String key) {
        return with(key + "/mp-rest/providers", CodeSource.required(FILTER));
    }

    private String properties() {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
