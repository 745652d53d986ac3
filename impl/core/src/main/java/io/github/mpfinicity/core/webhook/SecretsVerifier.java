package io.github.mpfinicity.core.webhook;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.WebhookVerifier;
import io.github.mpfinicity.core.observe.Observers;
import io.github.mpfinicity.core.observe.PartnerObserver.WebhookResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Verifies with the known secrets, and with newer secrets if none of those matches. */
public final class SecretsVerifier implements WebhookVerifier {
    private final WebhookSecrets secrets;
    private final Observers observers;

    public SecretsVerifier(WebhookSecrets secrets, Observers observers) {
        this.secrets = secrets;
        this.observers = observers;
    }

    @Override
    public boolean verify(byte[] body, @Nullable String signature) {
        requireNonNull(body, "body");
        boolean signed = isSigned(body, signature);
        observers.tell(
                signed
                        ? it -> it.webhookVerified(WebhookResult.ACCEPTED)
                        : it -> it.webhookVerified(WebhookResult.REFUSED));
        return signed;
    }

    /** Verifies without telling an observer. */
    public boolean isSigned(byte[] body, @Nullable String signature) {
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
