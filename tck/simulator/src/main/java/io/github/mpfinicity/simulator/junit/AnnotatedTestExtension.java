package io.github.mpfinicity.simulator.junit;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Serves {@link WithFinicitySimulator}. The settings are those of the class that runs. The
 * simulators run until the end of the test run, because an application may serve several classes.
 */
final class AnnotatedTestExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback, ParameterResolver {

    private static final Namespace OURS = Namespace.create("io.github.mpfinicity.simulator");
    private static final String RUNNING = "running";

    @Override
    public void beforeAll(ExtensionContext context) {
        running(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        running(context).reset();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (!insideAnnotated(context)) {
            running(context).restoreSettings();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == FinicitySimulator.class
                || (type == SimulatedPartner.class && parameter.isAnnotated(OfPartner.class));
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var running = running(context);
        var named = parameter.findAnnotation(OfPartner.class).map(OfPartner::value);
        if (parameter.getParameter().getType() == SimulatedPartner.class) {
            return running.partner(named.orElseThrow());
        }
        return named.map(running::simulatorOf).orElseGet(running::simulator);
    }

    /** The simulators of a test class. Those of a class with another annotation end first. */
    private static RunningSimulators running(ExtensionContext context) {
        var wanted =
                AnnotationSupport.findAnnotation(
                                context.getRequiredTestClass(), WithFinicitySimulator.class)
                        .orElseGet(() -> ofEnclosingClass(context.getRequiredTestClass()));
        var store = context.getRoot().getStore(OURS);
        var last = store.get(RUNNING);
        if (last instanceof RunningSimulators running && running.serves(wanted)) {
            running.setSettings();
            return running;
        }
        close(last);
        var next = RunningSimulators.start(wanted);
        next.setSettings();
        store.put(RUNNING, next);
        return next;
    }

    /** True for a nested class: a class around it goes on with the settings. */
    private static boolean insideAnnotated(ExtensionContext context) {
        return context.getParent()
                .filter(
                        outer ->
                                AnnotationSupport.isAnnotated(
                                                outer.getTestClass(), WithFinicitySimulator.class)
                                        || insideAnnotated(outer))
                .isPresent();
    }

    // Quarkus loads this class once for each profile of the tests: the type may be another one.
    private static void close(@Nullable Object last) {
        try {
            if (last instanceof AutoCloseable running) {
                running.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException("the simulators of another class do not end", e);
        }
    }

    private static WithFinicitySimulator ofEnclosingClass(Class<?> nested) {
        var enclosing = nested.getEnclosingClass();
        return AnnotationSupport.findAnnotation(enclosing, WithFinicitySimulator.class)
                .orElseGet(() -> ofEnclosingClass(enclosing));
    }
}
