package io.github.mpfinicity.microprofile.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.BooleanSupplier;

/**
 * Knows the threads that serve many callers each, and so must not wait for one. Of the containers
 * only Quarkus lets applications run on such threads; it says itself which they are.
 */
final class BlockingPermission {
    private static final String QUARKUS = "io.quarkus.runtime.BlockingOperationControl";

    private BlockingPermission() {}

    /** Whether the calling thread may wait, where the application has this class loader. */
    static BooleanSupplier mayPark(ClassLoader application) {
        try {
            Class<?> control = Class.forName(QUARKUS, false, application);
            MethodHandle allowed =
                    MethodHandles.publicLookup()
                            .findStatic(
                                    control,
                                    "isBlockingAllowed",
                                    MethodType.methodType(boolean.class));
            return () -> ask(allowed);
        } catch (ReflectiveOperationException elsewhere) {
            return () -> true;
        }
    }

    /** Quarkus cannot tell before its start; nobody is on an event loop then. */
    private static boolean ask(MethodHandle allowed) {
        try {
            return (boolean) allowed.invokeExact();
        } catch (Throwable notYet) {
            return true;
        }
    }
}
