package io.github.mpfinicity.core.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.Corpus;
import io.github.mpfinicity.core.observe.Observers;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Any body with any signature. The signature is the first line of an input, and {@code @@} in it
 * stands for the right one.
 */
class WebhookFuzzTest {
    private static final String SECRET = "webhook-secret-1";

    private final SecretsVerifier verifier = new SecretsVerifier(new Known(), new Observers());

    @ParameterizedTest
    @ArgumentsSource(Corpus.class)
    void corpus(byte[] input) throws GeneralSecurityException {
        anyDelivery(input);
    }

    @FuzzTest
    void anyDelivery(byte[] input) throws GeneralSecurityException {
        String[] parts = new String(input, ISO_8859_1).split("\n", 2);
        byte[] body = (parts.length < 2 ? "" : parts[1]).getBytes(ISO_8859_1);
        String right = HexFormat.of().formatHex(hmac(body));
        String given = new String(parts[0].getBytes(ISO_8859_1), UTF_8).replace("@@", right);

        check(body, given);
        check(Arrays.copyOf(body, body.length + 1), given);
    }

    private void check(byte[] body, String given) throws GeneralSecurityException {
        assertThat(verifier.verify(body, given))
                .isEqualTo(given.equalsIgnoreCase(HexFormat.of().formatHex(hmac(body))));
    }

    private static byte[] hmac(byte[] body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
        return mac.doFinal(body);
    }

    /** One secret, before and after. */
    private record Known() implements WebhookSecrets {
        @Override
        public List<PartnerSecret> current() {
            return List.of(PartnerSecret.of(SECRET));
        }

        @Override
        public List<PartnerSecret> reread() {
            return current();
        }
    }
}
