package io.github.mpfinicity.simulator.junit;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.FinicitySimulatorBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts a simulator of the test's choice before all tests, resets it before each and closes it
 * after all. It sets no settings.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final FinicitySimulatorExtension FINICITY =
 *         new FinicitySimulatorExtension(FinicitySimulator.builder().https());
 * }</pre>
 *
 * <p>On an instance field, the extension starts and closes a simulator for each instance of the
 * test class: for each test, or with {@code Lifecycle.PER_CLASS} for the class. Nested classes
 * share the simulator of the outermost class. Each test resets it, so tests that run in parallel
 * need an instance field, or {@code @Execution(SAME_THREAD)}. The monitor guards the outermost
 * scope.
 */
public final class FinicitySimulatorExtension
        implements BeforeAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                AfterAllCallback,
                ParameterResolver {

    private final FinicitySimulatorBuilder builder;
    private @Nullable FinicitySimulator running;
    private int scopes;

    /** Uses a simulator with http, for the United States. */
    public FinicitySimulatorExtension() {
        this(FinicitySimulator.builder());
    }

    /**
     * Uses a simulator of the test's choice.
     *
     * @param builder not started
     */
    public FinicitySimulatorExtension(FinicitySimulatorBuilder builder) {
        this.builder = requireNonNull(builder, "builder");
    }

    /**
     * {@return the simulator of the running test, started and reset}
     *
     * @throws IllegalStateException before the first and after the last test
     */
    public synchronized FinicitySimulator simulator() {
        if (running == null) {
            throw new IllegalStateException("the simulator runs only while a test runs");
        }
        return running;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        enter();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        enter();
        simulator().reset();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        leave();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        leave();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == FinicitySimulator.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return simulator();
    }

    synchronized void enter() {
        if (running == null) {
            running = builder.start();
        }
        scopes++;
    }

    synchronized void leave() {
        scopes--;
        if (scopes == 0 && running != null) {
            running.close();
            running = null;
        }
    }
}
