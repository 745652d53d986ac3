package io.github.mpfinicity.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.microprofile.cdi.FinicityBeans;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jboss.weld.environment.se.Weld;
import org.junit.jupiter.api.Test;

/** The jar on the class path of Weld SE, which finds its beans by itself. */
class DiscoveryTest {
    /** Runs in the class loader of the application. */
    public static final class Application {
        private Application() {}

        public static List<String> beans() {
            try (var container = new Weld().initialize()) {
                BeanManager manager = container.getBeanManager();
                return manager.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                        .map(bean -> bean.getBeanClass().getName())
                        .toList();
            }
        }
    }

    @Test
    void healthIsThere_checkIsFound() throws Exception {
        assertThat(beans(jar -> true))
                .contains(FinicityHealthCheck.class.getName(), FinicityBeans.class.getName());
    }

    @Test
    void healthIsNotThere_applicationStartsWithoutTheCheck() throws Exception {
        assertThat(beans(jar -> !jar.contains("health-")))
                .contains(FinicityBeans.class.getName())
                .doesNotContain(FinicityHealthCheck.class.getName());
    }

    private static List<String> beans(Predicate<String> jars) throws Exception {
        URL[] path =
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(jars)
                        .map(DiscoveryTest::url)
                        .toArray(URL[]::new);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (var loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(loader);
            var beans = loader.loadClass(Application.class.getName()).getMethod("beans");
            return ((List<?>) beans.invoke(null)).stream().map(String::valueOf).toList();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL url(String place) {
        try {
            return Path.of(place).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(place, e);
        }
    }
}
