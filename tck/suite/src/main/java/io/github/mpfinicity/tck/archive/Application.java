package io.github.mpfinicity.tck.archive;

import io.github.mpfinicity.FinicityClient;
import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import io.github.mpfinicity.simulator.wire.Region;
import io.github.mpfinicity.tck.Requirement;
import io.github.mpfinicity.tck.client.Routes;
import io.github.mpfinicity.tck.probe.LiveSettings;
import io.github.mpfinicity.tck.probe.Vendor;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * An application that uses the library, as an archive. Each test class has its own, with a vendor
 * of its own. The settings travel inside, because a server does not see the properties of this JVM.
 */
public final class Application {
    private static final String FILTER = "mpfinicity.tck.filter";

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
    private final VendorDesk desk;
    private final Map<String, String> settings = new TreeMap<>();

    private Application(Class<?> test, VendorDesk desk) {
        this.test = test;
        this.desk = desk;
    }

    /**
     * An application with good settings for a new vendor.
     *
     * @param test goes into the archive and names it
     * @return not made yet
     */
    public static Application of(Class<?> test) {
        var desk = VendorDesk.open();
        var application = new Application(test, desk);
        String vendor = desk.vendor().toString();
        String elsewhere = desk.elsewhere().toString();
        application
                .with("mpfinicity.tck.desk", desk.address().toString())
                .with("mpfinicity.tck.vendor", vendor)
                .with("finicity.base-uri", vendor)
                .with("finicity.app-key", desk.partner().appKey())
                .with("finicity.partner-id", desk.partner().id())
                .with("finicity.partner-secret", desk.partner().secret())
                .client("annotated", vendor)
                .client("configured", vendor)
                .client("unattached", vendor)
                .client("elsewhere", elsewhere)
                .client("elsewhere-configured", elsewhere)
                .filtered("configured")
                .filtered("elsewhere-configured");
        return application;
    }

    /**
     * Changes a setting.
     *
     * @param name of the property
     * @param value in place of an earlier one
     * @return this
     */
    public Application with(String name, String value) {
        settings.put(name, value);
        return this;
    }

    /**
     * Works for a further partner of the vendor, too.
     *
     * @param name of the partner, and of a client's configuration
     * @return this
     */
    public Application withPartner(String name) {
        return withPartner(name, desk.add(name)).client(name, desk.vendor().toString());
    }

    /**
     * Works for a partner of a vendor in Australia, too.
     *
     * @param name of the partner, and of a client's configuration
     * @return this
     */
    public Application withPartnerInAustralia(String name) {
        var vendor = FinicitySimulator.builder().region(Region.AU).start();
        String address = vendor.baseUri().toString();
        return withPartner(name, desk.add(name, vendor))
                .with(PARTNERS + name + ".region", "au")
                .with(PARTNERS + name + ".base-uri", address)
                .client(name, address);
    }

    /**
     * Authenticates with the vendor that is a bare socket.
     *
     * @return this
     */
    public Application withRawVendor() {
        return with("finicity.base-uri", desk.raw().toString());
    }

    /**
     * Makes the archive.
     *
     * @return with the implementation and everything a test needs inside
     */
    public WebArchive archive() {
        return archive(test.getSimpleName());
    }

    /**
     * Makes the archive under a name of its own.
     *
     * @param name without an ending
     * @return with the implementation and everything a test needs inside
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
        return archive;
    }

    private Application withPartner(String name, SimulatedPartner partner) {
        return with(PARTNERS + name + ".app-key", partner.appKey())
                .with(PARTNERS + name + ".partner-id", partner.id())
                .with(PARTNERS + name + ".partner-secret", partner.secret());
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
