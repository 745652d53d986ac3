package io.github.mpfinicity.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.credentials.AuthenticationTarget;
import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.CredentialsFingerprint;
import io.github.mpfinicity.core.credentials.Fingerprints;
import io.github.mpfinicity.core.lockout.LockoutLedger;
import io.github.mpfinicity.core.lockout.TokenRequirement;
import io.github.mpfinicity.core.record.AttemptResult;
import io.github.mpfinicity.core.record.LockoutPolicy;
import io.github.mpfinicity.core.record.Reservation;
import io.github.mpfinicity.core.time.ManualClocks;
import io.github.mpfinicity.core.vendor.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NothingSecretInTheFileTest {
    private static final String TOKEN = "token-of-the-vendor";

    @TempDir Path directory;
    private final AuthenticationTarget right = target("right-secret");
    private final AuthenticationTarget wrong = target("wrong-secret");

    @Test
    void acceptedAndRejected_fingerprintsOfSecretsAreSlow() throws Exception {
        var store = new FileStore(directory.resolve("store"));
        var ledger = new LockoutLedger(store, LockoutPolicy.standard(), new ManualClocks());
        Reservation accepted = (Reservation) ledger.reserve(right, "", TokenRequirement.NONE);
        ledger.settle(accepted, AttemptResult.of(new Outcome.Accepted(TOKEN), accepted));
        Reservation rejected = (Reservation) ledger.reserve(wrong, "", TokenRequirement.NONE);
        var no = new Outcome.Rejected(CredentialPart.PARTNER_SECRET, 401, "10001");
        ledger.settle(rejected, AttemptResult.of(no, rejected));

        String written = Files.readString(directory.resolve("store"));
        String salt = accepted.fingerprint().salt();
        assertThat(written)
                .contains(salt, accepted.fingerprint().of(CredentialPart.PARTNER_SECRET));
        assertThat(written).contains(rejected.fingerprint().of(CredentialPart.PARTNER_SECRET));
        for (String each : telltale(salt)) {
            assertThat(written.toLowerCase(Locale.ROOT))
                    .doesNotContain(each.toLowerCase(Locale.ROOT));
        }
    }

    private List<String> telltale(String salt) throws Exception {
        List<String> all = new ArrayList<>();
        for (String value : List.of("right-secret", "wrong-secret", "key-of-the-app", TOKEN)) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            all.add(value);
            addEncoded(all, bytes);
            for (String name : List.of("MD5", "SHA-1", "SHA-256", "SHA-512")) {
                addEncoded(all, MessageDigest.getInstance(name).digest(bytes));
            }
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            addEncoded(all, mac.doFinal(bytes));
        }
        for (AuthenticationTarget each : List.of(right, wrong)) {
            CredentialsFingerprint fast = Fingerprints.keyed().of(each.present(), salt);
            all.add(fast.of(CredentialPart.PARTNER_SECRET));
            all.add(fast.of(CredentialPart.ALL));
        }
        return all;
    }

    private static void addEncoded(List<String> all, byte[] bytes) {
        all.add(HexFormat.of().formatHex(bytes));
        all.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
        all.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    private static AuthenticationTarget target(String secret) {
        var credentials =
                new PartnerCredentials("key-of-the-app", "partner", PartnerSecret.of(secret));
        return new AuthenticationTarget("https://vendor", credentials, null);
    }
}
