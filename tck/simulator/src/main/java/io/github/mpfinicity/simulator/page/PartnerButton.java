package io.github.mpfinicity.simulator.page;

import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import java.util.HexFormat;
import java.util.Random;

/** What a button of one partner does. */
enum PartnerButton {
    EXPIRE {
        @Override
        String press(SimulatedPartner partner, Controls controls, Random random) {
            controls.vendor().tokens().expireAllOf(partner);
            return "Its tokens are expired.";
        }
    },
    REVOKE {
        @Override
        String press(SimulatedPartner partner, Controls controls, Random random) {
            controls.vendor().tokens().revokeAllOf(partner);
            return "Its tokens are revoked.";
        }
    },
    LOCK {
        @Override
        String press(SimulatedPartner partner, Controls controls, Random random) {
            partner.lock();
            return "The account is locked.";
        }
    },
    UNLOCK {
        @Override
        String press(SimulatedPartner partner, Controls controls, Random random) {
            partner.unlock();
            return "The account is unlocked, and its failures are forgotten.";
        }
    },
    ROTATE_KEY {
        @Override
        String press(SimulatedPartner partner, Controls controls, Random random) {
            partner.rotateAppKey(hex(random));
            controls.credentials().accept(partner);
            return "The app key is another one.";
        }
    },
    CHANGE_SECRET {
        @Override
        String press(SimulatedPartner partner, Controls controls, Random random) {
            partner.changeSecret("Simulated" + hex(random).substring(0, 11));
            controls.credentials().accept(partner);
            return "The secret is another one.";
        }
    },
    RESTORE {
        @Override
        String press(SimulatedPartner partner, Controls controls, Random random) {
            partner.restoreCredentials();
            controls.credentials().accept(partner);
            return "The first secret and app key are valid again.";
        }
    };

    private static final int KEY_BYTES = 16;

    /** Does it, and says in one sentence what is different now. */
    abstract String press(SimulatedPartner partner, Controls controls, Random random);

    private static String hex(Random random) {
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
