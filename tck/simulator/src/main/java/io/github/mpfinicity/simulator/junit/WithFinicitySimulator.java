package io.github.mpfinicity.simulator.junit;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Starts a simulator before the tests of a class, resets it before each and closes it after all.
 * Tests and life-cycle methods take it as a parameter:
 *
 * <pre>{@code
 * @WithFinicitySimulator
 * class CustomersTest {
 *     @Test
 *     void expiredToken_isRenewed(FinicitySimulator finicity) { ... }
 * }
 * }</pre>
 *
 * <p>To use https, another region or more partners, register a {@link FinicitySimulatorExtension}.
 */
@Target(TYPE)
@Retention(RUNTIME)
@Inherited
@ExtendWith(FinicitySimulatorExtension.class)
public @interface WithFinicitySimulator {}
