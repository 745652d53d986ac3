package io.github.mpfinicity.microprofile.config;

/** Finds the class loader of the application. */
public final class ApplicationLoader {
    private ApplicationLoader() {}

    /** The class loader of the thread. This library's own if the thread has none. */
    public static ClassLoader ofThread() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context != null ? context : ApplicationLoader.class.getClassLoader();
    }
}
