package io.github.mpfinicity.health;

import io.github.mpfinicity.microprofile.cdi.Application;
import io.smallrye.health.AsyncHealthCheckFactory;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.health.registry.HealthRegistries;
import jakarta.json.JsonObject;
import java.util.stream.Stream;

/**
 * What SmallRye Health answers when it is asked for the checks of readiness.
 *
 * @param all of it
 */
record Answer(JsonObject all) {
    /** The check and what asks it, beside the beans of a test. */
    static Class<?>[] and(Class<?>... more) {
        Stream<Class<?>> own =
                Stream.of(
                        FinicityHealthCheck.class,
                        AsyncHealthCheckFactory.class,
                        HealthRegistries.class,
                        SmallRyeHealthReporter.class);
        return Stream.concat(own, Stream.of(more)).toArray(Class<?>[]::new);
    }

    static Answer of(Application application) {
        var reporter = application.get(SmallRyeHealthReporter.class);
        return new Answer(reporter.getReadiness().getPayload());
    }

    String status() {
        return all.getString("status");
    }

    String text(String key) {
        return data().getString(key);
    }

    int number(String key) {
        return data().getInt(key);
    }

    private JsonObject data() {
        return all.getJsonArray("checks").getJsonObject(0).getJsonObject("data");
    }
}
