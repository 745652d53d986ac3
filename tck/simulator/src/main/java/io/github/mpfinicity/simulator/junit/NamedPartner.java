package io.github.mpfinicity.simulator.junit;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import io.github.mpfinicity.simulator.wire.SimulatedRegion;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** A named partner of {@link WithFinicitySimulator}, with made-up credentials. */
@Target({})
@Retention(RUNTIME)
public @interface NamedPartner {

    /**
     * Names the partner as the application does.
     *
     * @return the name
     */
    String name();

    /**
     * Chooses the partner's region. The partners of one region share a simulator.
     *
     * @return the region
     */
    SimulatedRegion region() default SimulatedRegion.US;

    /**
     * Names the Rest Clients of the partner.
     *
     * @return their {@code configKey}s; the name of the partner if there is none
     */
    String[] clients() default {};
}
