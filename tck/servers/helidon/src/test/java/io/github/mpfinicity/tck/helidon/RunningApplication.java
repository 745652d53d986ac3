package io.github.mpfinicity.tck.helidon;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.BeanManager;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ExplodedExporter;

/**
 * An archive as Helidon knows applications: a folder on the class path. Its classes, which the
 * tests have too, come from the loader of the tests, and with them the library; its resources are
 * its own.
 */
final class RunningApplication {
    private final ClassLoader outer = Thread.currentThread().getContextClassLoader();
    private final URLClassLoader loader;
    private final SeContainer container;

    private RunningApplication(URLClassLoader loader) throws IOException {
        this.loader = loader;
        Thread.currentThread().setContextClassLoader(loader);
        try {
            container = SeContainerInitializer.newInstance().initialize();
        } catch (RuntimeException | Error e) {
            leave();
            throw e;
        }
    }

    /** Fails as the application fails to start. */
    static RunningApplication start(Archive<?> archive) throws IOException {
        Path folder = Files.createTempDirectory(Path.of("target"), "application");
        archive.as(ExplodedExporter.class).exportExploded(folder.toFile(), "war");
        Path inf = folder.resolve("war/WEB-INF");
        Path classes = inf.resolve("classes");
        Files.copy(inf.resolve("beans.xml"), classes.resolve("META-INF/beans.xml"));
        URL[] path = {classes.toUri().toURL()};
        return new RunningApplication(
                new URLClassLoader(path, RunningApplication.class.getClassLoader()));
    }

    BeanManager beans() {
        return container.getBeanManager();
    }

    void stop() throws IOException {
        try {
            container.close();
        } finally {
            leave();
        }
    }

    private void leave() throws IOException {
        Thread.currentThread().setContextClassLoader(outer);
        loader.close();
    }
}
