package io.github.mpfinicity.simulator.junit;

import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Takes a {@code SimulatedPartner}, or the {@code FinicitySimulator} that serves it, of a {@link
 * NamedPartner}.
 */
@Target(PARAMETER)
@Retention(RUNTIME)
public @interface OfPartner {

    /**
     * Names the partner.
     *
     * @return its name in {@link WithFinicitySimulator#partners()}
     */
    String value();
}
