package io.github.mpfinicity.quickstart.guide;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mpfinicity.FinicityClient;
import io.github.mpfinicity.core.record.RecordCodec;
import io.github.mpfinicity.microprofile.filter.FinicityFilter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What a project gets is as small as README says. The figures are printed. */
class JarSizesTest {
    private static final Pattern PROMISE = Pattern.compile("less than ([0-9]+) KB");
    private static final List<Class<?>> ONE_OF_EACH_JAR =
            List.of(
                    FinicityFilter.class,
                    RecordCodec.class,
                    FinicityClient.class,
                    NullMarked.class);

    @Test
    void jarsOfAProject_areAsSmallAsReadmeSays() throws Exception {
        long bytes = 0;
        for (Class<?> each : ONE_OF_EACH_JAR) {
            Path jar = Path.of(each.getProtectionDomain().getCodeSource().getLocation().toURI());
            assumeTrue(Files.isRegularFile(jar), "there are jars from the phase verify on");
            bytes += Files.size(jar);
            System.out.printf("%4d KB  %s%n", Files.size(jar) / 1024, jar.getFileName());
        }
        long kilobytes = bytes / 1024;
        System.out.printf("%4d KB  in all%n", kilobytes);

        Matcher promise = PROMISE.matcher(Document.of("README.md").text());
        assertTrue(promise.find() && kilobytes < Long.parseLong(promise.group(1)));
    }
}
