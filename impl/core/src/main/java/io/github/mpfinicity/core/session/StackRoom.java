package io.github.mpfinicity.core.session;

/**
 * Makes sure that a caller's stack has room before something begins that must not be broken off. A
 * thread pool or a class that runs out of stack half-way stays broken for all threads.
 */
final class StackRoom {
    /**
     * Measured on JDK 17: 20 KiB once compiled, some 90 KiB interpreted. A tenth was too little,
     * and twice as many left a new JVM with {@code -Xss256k} without a token.
     */
    private static final int FRAMES = 600;

    private StackRoom() {}

    /**
     * Returns if the stack has room for {@link #FRAMES} frames.
     *
     * @throws StackOverflowError if there is not: nothing has begun
     */
    static void require() {
        if (descend(FRAMES, 1, 2, 3, 4, 5, 6) == 0) {
            throw new IllegalStateException("a sum of positive numbers is positive");
        }
    }

    private static long descend(int frames, long a, long b, long c, long d, long e, long f) {
        return frames == 0
                ? a + b + c + d + e + f
                : descend(frames - 1, b, c, d, e, f, a) + (frames & a);
    }
}
