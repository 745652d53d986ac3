package io.github.mpfinicity.microprofile.filter;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.URL;
import java.net.URLClassLoader;
import org.eclipse.microprofile.rest.client.ext.AsyncInvocationInterceptorFactory;
import org.junit.jupiter.api.Test;

class CallContextPropagationTest {
    @Test
    void applicationGone_stillAnswers() throws Exception {
        AsyncInvocationInterceptorFactory carrier;
        try (var application = new Redeployed()) {
            var constructor =
                    application.loadClass(CallContextPropagation.class.getName())
                            .getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            carrier = (AsyncInvocationInterceptorFactory) constructor.newInstance((Object) null);
        }
        assertThatCode(
                        () -> {
                            var interceptor = carrier.newInterceptor();
                            interceptor.prepareContext();
                            interceptor.applyContext();
                            interceptor.removeContext();
                        })
                .doesNotThrowAnyException();
    }

    /** Has classes of its own of this package, and once it is closed no further one. */
    private static final class Redeployed extends URLClassLoader {
        Redeployed() {
            super(
                    new URL[] {
                        CallContextPropagation.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                    },
                    CallContextPropagationTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(CallContextPropagation.class.getPackageName())) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : findClass(name);
            }
        }
    }
}
