package io.github.mpfinicity.microprofile.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mpfinicity.simulator.FinicitySimulator;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs bodies as the vendor does, with the secret of the simulator's own partner. */
final class Signatures {
    private Signatures() {}

    static String of(FinicitySimulator vendor, byte[] body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(vendor.partner().secret().getBytes(UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body));
    }
}
