package io.github.mpfinicity.microprofile.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.BooleanSupplier;

/**
 * Knows the threads that serve many callers each and must not wait for one. Among containers only
 * Quarkus runs applications on such threads, and it has a method that tells.
 */
final class BlockingPermission {
    private static final String QUARKUS = "io.quarkus.runtime.BlockingOperationControl";

    private BlockingPermission() {}

    /**
     * Asks if the calling thread may wait.
     *
     * @param application the class loader of the application
     */
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

    /** Asks Quarkus. Before its start Quarkus cannot tell, but there is no event loop then. */
    private static boolean ask(MethodHandle allowed) {
        try {
            return (boolean) allowed.invokeExact();
        } catch (Throwable notYet) {
            return true;
        }
    }
}
