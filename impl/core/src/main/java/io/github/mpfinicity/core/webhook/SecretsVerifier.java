package io.github.mpfinicity.core.webhook;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.WebhookVerifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Verifies with the known secrets, and with newer secrets if none of those matches. */
public final class SecretsVerifier implements WebhookVerifier {
    private final WebhookSecrets secrets;

    public SecretsVerifier(WebhookSecrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public boolean verify(byte[] body, @Nullable String signature) {
        requireNonNull(body, "body");
        if (!WebhookSignature.wellFormed(signature)) {
            return false;
        }
        List<PartnerSecret> known = secrets.current();
        if (WebhookSignature.matches(body, signature, known)) {
            return true;
        }
        List<PartnerSecret> newer = secrets.reread();
        return !newer.equals(known) && WebhookSignature.matches(body, signature, newer);
    }

    @Override
    public String toString() {
        return "SecretsVerifier";
    }
}
