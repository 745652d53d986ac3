package io.github.mpfinicity.simulator.junit;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import io.github.mpfinicity.simulator.wire.SimulatedRegion;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * Starts a simulator, sets the settings of an application that calls it, and resets the simulator
 * before each test. Tests and life-cycle methods take it as a parameter:
 *
 * <pre>{@code
 * @WithFinicitySimulator
 * class CustomersTest {
 *     @Test
 *     void expiredToken_isRenewed(FinicitySimulator finicity) { ... }
 * }
 * }</pre>
 *
 * <p>The settings are system properties, which MicroProfile Config prefers to files, and which end
 * with the test class: credentials, region, base URI, a shortest minimum age of tokens, and the URL
 * of each Rest Client. They reach an application in the JVM of the tests, and any archive that
 * Arquillian deploys. Put this annotation above the one that starts the application, as
 * {@code @QuarkusTest}.
 *
 * <p>Test classes with equal annotations share one simulator until a class with another annotation
 * runs, or to the end of the test run, because an application may live as long. For an application
 * that lives through several classes, give all of them equal annotations. Such classes do not run
 * at the same time. To use https, or a simulator for each class, register a {@link
 * FinicitySimulatorExtension}.
 */
@Target(TYPE)
@Retention(RUNTIME)
@Inherited
@ResourceLock(Resources.SYSTEM_PROPERTIES)
@ExtendWith(AnnotatedTestExtension.class)
public @interface WithFinicitySimulator {

    /**
     * Says if the settings are set.
     *
     * @return false if the application takes its settings from elsewhere
     */
    boolean configure() default true;

    /**
     * Names Rest Clients without a named partner.
     *
     * @return their {@code configKey}s, or else the names of their interfaces
     */
    String[] clients() default "finicity";

    /**
     * Chooses the region of the partner without a name.
     *
     * @return the region
     */
    SimulatedRegion region() default SimulatedRegion.US;

    /**
     * Adds named partners.
     *
     * @return the partners
     */
    NamedPartner[] partners() default {};
}
