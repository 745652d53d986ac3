package io.github.mpfinicity.core.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.vendor.Outcome;
import java.time.Duration;
import java.util.List;

/** Two callers report that the vendor refused the app key. */
final class KeyScenes {
    private KeyScenes() {}

    private abstract static class KeyScene extends SessionScene {
        String key = "key-1";
        int read;
        final CachedToken first;

        KeyScene() {
            first = (CachedToken) call();
            clocks.advance(Duration.ofMinutes(1));
            read = 0;
        }

        void report() {
            session.appKeyRefused(first.token());
            call();
        }

        @Override
        PartnerCredentials credentials() {
            read++;
            Schedule.outside();
            return new PartnerCredentials(key, "partner-id", PartnerSecret.of("secret"));
        }

        @Override
        Outcome answer(PartnerCredentials presented, int number) {
            return new Outcome.Accepted("token-" + number + " of " + presented.appKey());
        }
    }

    /** The key is the right one: the source is asked once, and the token serves on. */
    public static final class Kept extends KeyScene {
        @Override
        public List<Runnable> threads() {
            return List.of(this::report, this::report);
        }

        @Override
        public void check() {
            super.check();
            assertThat(sent).as("authentications").isEqualTo(1);
            assertThat(read).as("times that the source was asked").isEqualTo(1);
            assertThat(call()).isSameAs(first);
        }
    }

    /** The key is changed meanwhile: one authentication with the new key, in any order of looks. */
    public static final class Changed extends KeyScene {
        @Override
        public List<Runnable> threads() {
            Runnable operator =
                    () -> {
                        Schedule.outside();
                        key = "key-2";
                    };
            return List.of(this::report, operator, this::report);
        }

        @Override
        public void check() {
            super.check();
            clocks.advance(Duration.ofSeconds(2));
            report();
            assertThat(call())
                    .isInstanceOfSatisfying(
                            CachedToken.class,
                            held -> assertThat(held.token().value()).isEqualTo("token-2 of key-2"));
        }
    }
}
