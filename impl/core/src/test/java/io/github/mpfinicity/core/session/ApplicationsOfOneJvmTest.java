package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Applications with class loaders of their own, and the memory store. Counted by the vendor. */
@Timeout(120)
class ApplicationsOfOneJvmTest {
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long MOMENT_MILLIS = 100;

    /** Nobody else's record. */
    private final String origin = "https://" + UUID.randomUUID();

    @Test
    void twoApplications_threeWrongSecretsEach_countedTogether() throws Exception {
        int first = sent("wrong-1", "wrong-2", "wrong-3");
        int second = sent("wrong-4", "wrong-5", "wrong-6");

        assertThat(List.of(first, second)).containsExactly(2, 0);
    }

    @Test
    void refusedSecret_otherApplicationDoesNotPresentIt() throws Exception {
        assertThat(List.of(sent("wrong"), sent("wrong"))).containsExactly(1, 0);
    }

    @Test
    void loadedAnewFiveTimes_sameWrongSecret_sentOnce() throws Exception {
        int all = 0;
        for (int i = 0; i < 5; i++) {
            all += sent("wrong");
        }
        assertThat(all).isEqualTo(1);
    }

    @Test
    void loadedAnewFiveTimes_anotherWrongSecretEachTime_twoAttempts() throws Exception {
        int all = 0;
        for (int i = 0; i < 5; i++) {
            all += sent("wrong-" + i);
        }
        assertThat(all).isEqualTo(2);
    }

    @Test
    void endedApplication_nothingHoldsIt() throws Exception {
        var gone = new ReferenceQueue<ClassLoader>();
        Reference<ClassLoader> ended = ended(gone);
        assertThat(new OfTheTest(getClass())).isEqualTo(new OfTheTest(getClass()));
        long start = System.nanoTime();
        while (ended.get() != null && System.nanoTime() - start < LONGEST_NANOS) {
            System.gc();
            gone.remove(MOMENT_MILLIS);
        }
        assertThat(ended.get()).isNull();
    }

    /** Before 19 the JDK holds the types of the record that was compared first last: now ours. */
    private record OfTheTest(Class<?> type) {}

    private Reference<ClassLoader> ended(ReferenceQueue<ClassLoader> gone) throws Exception {
        try (URLClassLoader own = loader()) {
            assertThat(sent(own, "wrong")).isEqualTo(1);
            return new WeakReference<>(own, gone);
        }
    }

    private int sent(String... secrets) throws Exception {
        try (URLClassLoader own = loader()) {
            return sent(own, secrets);
        }
    }

    private int sent(ClassLoader own, String... secrets) throws Exception {
        List<String> words = new ArrayList<>(List.of(origin));
        words.addAll(List.of(secrets));
        Class<?> type = own.loadClass(OneApplication.class.getName());
        assertThat(type).isNotSameAs(OneApplication.class);
        @SuppressWarnings("unchecked")
        var application =
                (Function<List<String>, Integer>) type.getDeclaredConstructor().newInstance();
        return application.apply(words);
    }

    /** Shares the JDK with the test, and nothing else. */
    private static URLClassLoader loader() throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String each : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            urls.add(Path.of(each).toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }
}
