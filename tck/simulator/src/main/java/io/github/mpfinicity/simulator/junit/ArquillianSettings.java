package io.github.mpfinicity.simulator.junit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import org.jboss.arquillian.container.spi.event.container.BeforeDeploy;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.spi.TestClass;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.container.WebContainer;

/**
 * Writes the settings of {@link WithFinicitySimulator} into the archive that Arquillian deploys. A
 * server in a process of its own does not see the system properties of the tests. This is an
 * observer and not an {@code ApplicationArchiveProcessor}: that one is not asked about archives
 * that are tested from outside.
 */
public final class ArquillianSettings implements LoadableExtension {

    private static final String FILE = "META-INF/microprofile-config.properties";

    /** Made by Arquillian. */
    public ArquillianSettings() {}

    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(ArquillianSettings.class);
    }

    void add(@Observes BeforeDeploy event, TestClass test) {
        var deployment = event.getDeployment();
        if (test.isAnnotationPresent(WithFinicitySimulator.class)
                && deployment.isArchiveDeployment()) {
            var inside = deployment.getTestableArchive();
            add(SystemSettings.current(), inside == null ? deployment.getArchive() : inside);
        }
    }

    private static void add(Map<String, String> settings, Archive<?> archive) {
        var file = archive instanceof WebContainer ? "WEB-INF/classes/" + FILE : FILE;
        // The last of two lines with one name is the one that counts.
        archive.add(new StringAsset(present(archive, file) + written(settings)), file);
    }

    private static String present(Archive<?> archive, String file) {
        var node = archive.get(file);
        if (node == null) {
            return "";
        }
        try (InputStream in = node.getAsset().openStream()) {
            return new String(in.readAllBytes(), UTF_8) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static String written(Map<String, String> settings) {
        var properties = new Properties();
        properties.putAll(settings);
        var text = new StringWriter();
        try {
            properties.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException("a writer in memory does not fail", e);
        }
        return text.toString();
    }
}
