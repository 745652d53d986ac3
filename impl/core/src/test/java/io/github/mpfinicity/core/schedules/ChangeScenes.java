package io.github.mpfinicity.core.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.WritablePartnerCredentialsSource;
import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.ChangeResult;
import io.github.mpfinicity.core.result.TokenResult;
import io.github.mpfinicity.core.vendor.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The secret is changed while somebody else, here or on another node, needs a token. */
final class ChangeScenes {
    private static final PartnerSecret NEXT = PartnerSecret.of("new-secret-1");

    private ChangeScenes() {}

    private abstract static class ChangeScene extends NodesScene {
        final Place place = new Place();
        PartnerSecret right = PartnerSecret.of("old-secret-1");
        int refused;
        private @Nullable ChangeResult result;

        int mostRefused() {
            return 0;
        }

        void change() {
            result = session.changeSecret(NEXT, GracePeriod.NONE);
        }

        @Override
        PartnerCredentials credentials() {
            return place.credentials();
        }

        @Override
        WritablePartnerCredentialsSource place() {
            return place;
        }

        @Override
        Outcome answer(PartnerCredentials presented, int number) {
            if (presented.partnerSecret().equals(right)) {
                return new Outcome.Accepted("token-" + number);
            }
            refused++;
            return new Outcome.Rejected(CredentialPart.PARTNER_SECRET, 401, "10001");
        }

        @Override
        Outcome answerToChange(PartnerCredentials current, PartnerSecret next) {
            assertThat(current.partnerSecret()).isEqualTo(right);
            right = next;
            return new Outcome.Changed();
        }

        void check(ChangeResult expected) {
            super.check();
            assertThat(result).isEqualTo(expected);
            assertThat(place.present).isEqualTo(right);
            assertThat(place.pending).isNull();
            assertThat(refused).as("secrets that were refused").isLessThanOrEqualTo(mostRefused());
            clocks.advance(Duration.ofMinutes(1));
            assertThat(List.of(call(), callOther())).hasOnlyElementsOfType(CachedToken.class);
            assertNothingCharged();
        }

        /**
         * The place of the secret that all nodes share. Another thread may go on before each
         * access.
         */
        private final class Place implements WritablePartnerCredentialsSource {
            PartnerSecret present = PartnerSecret.of("old-secret-1");
            @Nullable PartnerSecret pending;

            @Override
            public PartnerCredentials credentials() {
                Schedule.outside();
                return new PartnerCredentials("app-key", "partner-id", present);
            }

            @Override
            public Optional<PartnerSecret> pending() {
                Schedule.outside();
                return Optional.ofNullable(pending);
            }

            @Override
            public void keepPending(PartnerSecret next, GracePeriod grace) {
                Schedule.outside();
                pending = next;
            }

            @Override
            public void promote(PartnerSecret accepted) {
                Schedule.outside();
                if (accepted.equals(pending)) {
                    present = accepted;
                    pending = null;
                }
            }

            @Override
            public void discard(PartnerSecret refused) {
                Schedule.outside();
                if (refused.equals(pending) && record().contains(" open= ")) {
                    wrong.add("the change is over, and its secret is still there");
                }
                pending = refused.equals(pending) ? null : pending;
            }
        }
    }

    /** A caller reports the token, and the secret is changed: one run waits for the other. */
    public static final class Here extends ChangeScene {
        private final CachedToken first;
        private @Nullable TokenResult called;

        public Here() {
            first = (CachedToken) call();
            clocks.advance(Duration.ofMinutes(1));
        }

        @Override
        public List<Runnable> threads() {
            Runnable caller =
                    () -> {
                        session.invalidate(first.token());
                        called = call();
                    };
            return List.of(this::change, caller);
        }

        @Override
        public boolean isOfNodes() {
            return false;
        }

        @Override
        public void check() {
            check(new ChangeResult.Done());
            assertThat(called).isInstanceOf(CachedToken.class).isNotEqualTo(first);
        }
    }

    /** Another node authenticates while this one changes the secret. */
    public static class OnAnotherNode extends ChangeScene {
        @Override
        public List<Runnable> threads() {
            return List.of(this::change, this::callOther);
        }

        @Override
        public void check() {
            check(new ChangeResult.Done());
        }
    }

    /**
     * The same, and the vendor refuses the change. A node that read the new secret before it was
     * discarded may present it once; no node may read it when the record says that the change is
     * over.
     */
    public static final class NotMade extends OnAnotherNode {
        @Override
        int mostRefused() {
            return 1;
        }

        @Override
        Outcome answerToChange(PartnerCredentials current, PartnerSecret next) {
            return new Outcome.ChangeRefused(400, "24437");
        }

        @Override
        public void check() {
            check(new ChangeResult.Refused(400, "24437"));
        }
    }
}
