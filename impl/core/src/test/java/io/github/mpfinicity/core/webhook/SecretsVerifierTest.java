package io.github.mpfinicity.core.webhook;

import static io.github.mpfinicity.core.webhook.WebhookSignatureTest.BY_ONE;
import static io.github.mpfinicity.core.webhook.WebhookSignatureTest.BY_OTHER;
import static io.github.mpfinicity.core.webhook.WebhookSignatureTest.ONE;
import static io.github.mpfinicity.core.webhook.WebhookSignatureTest.OTHER;
import static io.github.mpfinicity.core.webhook.WebhookSignatureTest.PING;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.observe.Observers;
import io.github.mpfinicity.core.observe.Overheard;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretsVerifierTest {
    private final Known known = new Known();
    private final Observers observers = new Observers();
    private final Overheard overheard = new Overheard();
    private final SecretsVerifier verifier = new SecretsVerifier(known, observers);

    @Test
    void verdicts_toldOnceEach() {
        observers.become(List.of(overheard.observer()));

        assertThat(verifier.verify(PING, BY_ONE)).isTrue();
        assertThat(verifier.verify(PING, "not hexadecimal")).isFalse();

        assertThat(overheard.calls)
                .containsExactly("webhookVerified[ACCEPTED]", "webhookVerified[REFUSED]");
    }

    @Test
    void secretAtHand_notReadAgain() {
        assertThat(verifier.verify(PING, BY_ONE)).isTrue();
        assertThat(known.rereads).isZero();
    }

    @Test
    void secretChanged_readAgainAndVerified() {
        known.source = List.of(OTHER);
        assertThat(verifier.verify(PING, BY_OTHER)).isTrue();
        assertThat(known.rereads).isEqualTo(1);
    }

    @Test
    void wrongSignature_readAgainAndRefused() {
        known.source = List.of(ONE);
        assertThat(verifier.verify(PING, BY_OTHER)).isFalse();
        assertThat(known.rereads).isEqualTo(1);
    }

    @Test
    void secretChangedAndWrongSignature_refused() {
        known.source = List.of(OTHER);
        assertThat(verifier.verify(PING, BY_OTHER.replace('9', '8'))).isFalse();
    }

    @Test
    void noSignature_refusedWithoutReading() {
        assertThat(verifier.verify(PING, null)).isFalse();
        assertThat(verifier.verify(PING, "no signature")).isFalse();
        assertThat(known.rereads).isZero();
    }

    @Test
    void noSecret_refused() {
        known.atHand = List.of();
        assertThat(verifier.verify(PING, BY_ONE)).isFalse();
    }

    @Test
    void toString_nothingSecret() {
        assertThat(verifier).hasToString("SecretsVerifier");
    }

    private static final class Known implements WebhookSecrets {
        private List<PartnerSecret> atHand = List.of(ONE);
        private List<PartnerSecret> source = List.of();
        private int rereads;

        @Override
        public List<PartnerSecret> current() {
            return atHand;
        }

        @Override
        public List<PartnerSecret> reread() {
            rereads++;
            return source;
        }
    }
}
