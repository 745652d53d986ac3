package io.github.mpfinicity.microprofile.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.WritablePartnerCredentialsSource;
import io.github.mpfinicity.core.schedules.Scene;
import io.github.mpfinicity.core.schedules.Schedule;
import io.github.mpfinicity.core.time.ManualClocks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What several threads do to one source of credentials at the same time. */
final class SourceScenes {
    private static final PartnerSecret OLD = PartnerSecret.of("old-secret-1");
    private static final PartnerSecret NEW = PartnerSecret.of("new-secret-2");

    private SourceScenes() {}

    /** A source that notices when it is called twice at once. */
    private abstract static class SourceScene implements Scene, WritablePartnerCredentialsSource {
        final ManualClocks clocks = new ManualClocks();
        final ThrottledSource throttled =
                new ThrottledSource(this, clocks, Schedule::start, Duration.ofSeconds(20));
        int asked;
        private PartnerSecret secret = OLD;
        private PartnerSecret pending;
        private int underWay;
        private boolean twice;

        @Override
        public PartnerCredentials credentials() {
            asked++;
            enter();
            PartnerSecret found = secret;
            leave();
            return new PartnerCredentials("app-key", "partner-id", found);
        }

        @Override
        public Optional<PartnerSecret> pending() {
            return Optional.ofNullable(pending);
        }

        @Override
        public void keepPending(PartnerSecret next, GracePeriod grace) {
            enter();
            pending = next;
            leave();
        }

        @Override
        public void promote(PartnerSecret accepted) {
            enter();
            secret = accepted;
            pending = null;
            leave();
        }

        @Override
        public void discard(PartnerSecret refused) {
            throw new IllegalStateException("no scene gives a secret up");
        }

        private void enter() {
            twice |= ++underWay > 1;
            Schedule.point();
        }

        private void leave() {
            underWay--;
        }

        @Override
        public void check() {
            assertThat(twice).as("two calls of the source at once").isFalse();
        }
    }

    /** Two callers ask: the source is asked once within a second, and both get its answer. */
    public static final class Asked extends SourceScene {
        private final List<CredentialsSupplier.Supplied> answers = new ArrayList<>();

        @Override
        public List<Runnable> threads() {
            Runnable caller = () -> answers.add(throttled.get());
            return List.of(caller, caller);
        }

        @Override
        public void check() {
            super.check();
            assertThat(asked).as("times that the source was asked").isEqualTo(1);
            assertThat(answers).hasSize(2);
            assertThat(answers.get(0)).isSameAs(answers.get(1));
        }
    }

    /** A change ends while another thread asks: whoever asks later gets the new secret. */
    public static final class Changed extends SourceScene {
        @Override
        public List<Runnable> threads() {
            WritablePartnerCredentialsSource keeper = throttled.get().keeper();
            clocks.advance(Duration.ofSeconds(2));
            return List.of(
                    throttled::get,
                    () -> {
                        keeper.keepPending(NEW, GracePeriod.THIRTY_DAYS);
                        keeper.promote(NEW);
                    });
        }

        @Override
        public void check() {
            super.check();
            clocks.advance(Duration.ofSeconds(2));
            assertThat(throttled.get().present().partnerSecret()).isEqualTo(NEW);
        }
    }

    /** Two webhooks arrive: the secrets are read once within a second, and both get them. */
    public static final class Webhooks extends SourceScene {
        private final List<List<PartnerSecret>> secrets = new ArrayList<>();
        private final SourceWebhookSecrets webhooks =
                new SourceWebhookSecrets(
                        "default", this, List::of, clocks, Schedule::start, () -> true);

        @Override
        public List<Runnable> threads() {
            Runnable delivery = () -> secrets.add(webhooks.reread());
            return List.of(delivery, delivery);
        }

        @Override
        public void check() {
            super.check();
            assertThat(asked).as("times that the source was asked").isEqualTo(1);
            assertThat(secrets).containsExactly(List.of(OLD), List.of(OLD));
        }
    }

    /** The vendor accepts another secret while a webhook arrives: later ones get the new secret. */
    public static final class Forgotten extends SourceScene {
        private boolean over;
        private final SourceWebhookSecrets webhooks =
                new SourceWebhookSecrets(
                        "default", this, List::of, clocks, Schedule::start, () -> !over);

        @Override
        public List<Runnable> threads() {
            return List.of(
                    webhooks::reread,
                    () -> {
                        promote(NEW);
                        webhooks.accepted(NEW);
                    });
        }

        @Override
        public void check() {
            over = true;
            assertThat(webhooks.current()).containsExactly(NEW);
        }
    }
}
