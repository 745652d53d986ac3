package io.github.mpfinicity.simulator.junit;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Serves {@link WithFinicitySimulator}. JUnit closes what runs at the end of the test run. */
final class AnnotatedTestExtension
        implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {

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
        var running = store.get(RUNNING, RunningSimulators.class);
        if (running != null && running.serves(wanted)) {
            return running;
        }
        if (running != null) {
            running.close();
        }
        var next = RunningSimulators.start(wanted);
        store.put(RUNNING, next);
        return next;
    }

    private static WithFinicitySimulator ofEnclosingClass(Class<?> nested) {
        var enclosing = nested.getEnclosingClass();
        return AnnotationSupport.findAnnotation(enclosing, WithFinicitySimulator.class)
                .orElseGet(() -> ofEnclosingClass(enclosing));
    }
}
