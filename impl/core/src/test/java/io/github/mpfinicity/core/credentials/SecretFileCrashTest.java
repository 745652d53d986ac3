package io.github.mpfinicity.core.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.time.ManualClocks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ends a change after each of its operations. What was in force, or is, must be there. */
class SecretFileCrashTest {
    private static final PartnerSecret OLD = PartnerSecret.of("old-secret-1");
    private static final PartnerSecret OTHER = PartnerSecret.of("other-secret-1");
    private static final PartnerSecret NEW = PartnerSecret.of("new-secret-2");

    @TempDir Path temporary;
    private final ManualClocks clocks = new ManualClocks();

    @FunctionalInterface
    private interface Change {
        List<SecretFileOperations.Operation> of(SecretFileOperations operations);
    }

    @Test
    void keeping_oldStaysAndAnotherTryKeepsTheNew() throws IOException {
        Change keep = operations -> operations.keeping(bytes(NEW), GracePeriod.THIRTY_DAYS);
        int all = keep.of(new SecretFileOperations(temporary)).size();
        for (int done = 0; done <= all; done++) {
            SecretFile file = crashed("keep" + done, false, keep, done);
            assertThat(file.read()).isEqualTo(OLD.value());
            assertThat(file.pending().isPresent()).isEqualTo(done == all);
            file.keepPending(NEW, GracePeriod.THIRTY_DAYS);
            assertThat(file.pending()).contains(NEW);
        }
    }

    @Test
    void promoting_newIsPendingOrPresentAndAnotherTryPromotes() throws IOException {
        Change promote = operations -> operations.promotion(bytes(OLD), clocks.now().wall());
        int all = promote.of(new SecretFileOperations(temporary)).size();
        for (int done = 0; done <= all; done++) {
            SecretFile file = crashed("promote" + done, true, promote, done);
            boolean pending = file.pending().filter(NEW::equals).isPresent();
            assertThat(file.read()).isEqualTo(pending ? OLD.value() : NEW.value());
            assertThat(pending).isEqualTo(done < all);
            file.promote(NEW);
            assertThat(file.read()).isEqualTo(NEW.value());
            assertThat(file.pending()).isEmpty();
            assertThat(file.previous()).contains(OLD);
        }
    }

    @Test
    void keepingAtOnce_whateverIsPendingKnowsIt() throws IOException {
        Change keep = operations -> operations.keeping(bytes(NEW), GracePeriod.NONE);
        int all = keep.of(new SecretFileOperations(temporary)).size();
        for (int done = 0; done <= all; done++) {
            SecretFile file = crashed("keepAtOnce" + done, false, keep, done);
            if (file.pending().isPresent()) {
                file.promote(NEW);
                assertThat(file.previous()).isEmpty();
            }
            file.keepPending(OTHER, GracePeriod.THIRTY_DAYS);
            file.promote(OTHER);
            assertThat(file.previous()).isPresent();
        }
    }

    @Test
    void keptAgainAtOnce_formerIsNotKept() throws IOException {
        SecretFile file = crashed("again", true, operations -> List.of(), 0);
        file.keepPending(NEW, GracePeriod.NONE);
        file.promote(NEW);
        assertThat(file.previous()).isEmpty();
    }

    @Test
    void promotingAtOnce_nothingOfAnyFormerIsLeft() throws IOException {
        Change promote = SecretFileOperations::replacement;
        int all = promote.of(new SecretFileOperations(temporary)).size();
        for (int done = 0; done <= all; done++) {
            Path path = Files.createDirectory(temporary.resolve("atOnce" + done)).resolve("secret");
            Files.writeString(path, "one-before-1");
            var file = new SecretFile("x", path, clocks);
            file.keepPending(OLD, GracePeriod.THIRTY_DAYS);
            file.promote(OLD);
            file.keepPending(NEW, GracePeriod.NONE);
            Files.writeString(path.resolveSibling("secret.previous.tmp"), OLD.value());
            for (var each : promote.of(new SecretFileOperations(path)).subList(0, done)) {
                each.run();
            }
            file.promote(NEW);
            assertThat(file.read()).isEqualTo(NEW.value());
            assertThat(file.pending()).isEmpty();
            assertThat(file.previous()).isEmpty();
            assertThat(path.resolveSibling("secret.previous")).doesNotExist();
            assertThat(path.resolveSibling("secret.previous.tmp")).doesNotExist();
        }
    }

    @Test
    void discarding_oldStays() throws IOException {
        for (int done = 0; done <= 2; done++) {
            Change discard = SecretFileOperations::discarding;
            SecretFile file = crashed("discard" + done, true, discard, done);
            file.discard(NEW);
            assertThat(file.read()).isEqualTo(OLD.value());
            assertThat(file.pending()).isEmpty();
        }
    }

    @Test
    void draftIsHalfWritten_nobodyReadsIt() throws IOException {
        Path path = Files.createDirectory(temporary.resolve("half")).resolve("secret");
        Files.writeString(path, OLD.value());
        Files.writeString(path.resolveSibling("secret.pending.tmp"), "ne");
        Files.writeString(path.resolveSibling("secret.previous.tmp"), "ol");
        var file = new SecretFile("x", path, clocks);

        assertThat(file.pending()).isEmpty();
        file.keepPending(NEW, GracePeriod.THIRTY_DAYS);
        file.promote(NEW);
        assertThat(file.read()).isEqualTo(NEW.value());
        assertThat(file.previous()).contains(OLD);
    }

    private SecretFile crashed(String name, boolean pending, Change change, int done)
            throws IOException {
        Path path = Files.createDirectory(temporary.resolve(name)).resolve("secret");
        Files.writeString(path, OLD.value());
        var file = new SecretFile("x", path, clocks);
        if (pending) {
            file.keepPending(NEW, GracePeriod.THIRTY_DAYS);
        }
        for (SecretFileOperations.Operation each :
                change.of(new SecretFileOperations(path)).subList(0, done)) {
            each.run();
        }
        return file;
    }

    private static byte[] bytes(PartnerSecret secret) {
        return secret.value().getBytes(StandardCharsets.UTF_8);
    }
}
