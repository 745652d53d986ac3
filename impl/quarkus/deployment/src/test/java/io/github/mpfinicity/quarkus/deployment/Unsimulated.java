package io.github.mpfinicity.quarkus.deployment;

import io.quarkus.test.QuarkusUnitTest;

/**
 * An application with a client, for which no simulator is to start. Quarkus loads a test once more,
 * in the application, so this class is in it, too.
 */
final class Unsimulated {
    private Unsimulated() {}

    /** The application, with these classes besides its client. */
    static QuarkusUnitTest application(Class<?>... classes) {
        return new QuarkusUnitTest()
                .withApplicationRoot(
                        jar ->
                                jar.addClasses(Customers.class, Unsimulated.class)
                                        .addClasses(classes))
                .overrideConfigKey("quarkus.http.test-port", "0")
                .overrideRuntimeConfigKey("finicity.startup", "unchecked")
                .overrideRuntimeConfigKey(
                        "quarkus.rest-client.finicity.url", "https://api.finicity.com");
    }
}
