package io.github.mpfinicity.microprofile.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.CredentialsRejectedException;
import io.github.mpfinicity.LockoutGuardException;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.microprofile.cdi.Application;
import io.github.mpfinicity.microprofile.config.TestConfig;
import io.github.mpfinicity.simulator.FinicitySimulator;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The memory store, as each application has it when nothing is set. */
@Timeout(60)
class ApplicationsOfOneJvmTest {
    private static final String WRONG = "Wrong0000000000";

    private final FinicitySimulator vendor = FinicitySimulator.start();

    @BeforeEach
    void begin() {
        Application.forgetAttempts(vendor);
    }

    @AfterEach
    void end() {
        vendor.close();
    }

    @Test
    void twoApplications_wrongSecrets_countTogether() {
        try (SessionRegistry one = application(WRONG + 1);
                SessionRegistry other = application(WRONG + 2);
                SessionRegistry third = application(WRONG + 3)) {
            assertRefused(one, CredentialsRejectedException.class);
            assertRefused(other, CredentialsRejectedException.class);
            assertRefused(third, LockoutGuardException.class);
        }
        assertVendorSaw(2);
    }

    @Test
    void loadedAnewFiveTimes_sameWrongSecret_sentOnce() {
        for (int i = 0; i < 5; i++) {
            try (SessionRegistry edition = application(WRONG)) {
                assertRefused(edition, CredentialsRejectedException.class);
            }
        }
        assertVendorSaw(1);
    }

    /** A simulator forgets tokens, and a test that starts the application anew wants one. */
    @Test
    void loadedAnew_rightSecret_asksForATokenOfItsOwn() {
        String secret = vendor.partner().secret();
        for (int i = 0; i < 2; i++) {
            try (SessionRegistry edition = application(secret)) {
                AppToken token = tokens(edition).current();
                assertThat(token).isEqualTo(tokens(edition).current());
            }
        }
        assertVendorSaw(2);
        assertThat(vendor.partner().failures()).isZero();
    }

    private static void assertRefused(
            SessionRegistry application, Class<? extends RuntimeException> why) {
        assertThatExceptionOfType(why).isThrownBy(() -> tokens(application).current());
    }

    private void assertVendorSaw(int requests) {
        assertThat(vendor.authentications()).hasSize(requests);
    }

    private static AppTokens tokens(SessionRegistry application) {
        return application.partner().tokens();
    }

    private SessionRegistry application(String secret) {
        Map<String, String> settings = new HashMap<>();
        settings.put("finicity.app-key", vendor.partner().appKey());
        settings.put("finicity.partner-id", vendor.partner().id());
        settings.put("finicity.partner-secret", secret);
        settings.put("finicity.base-uri", vendor.baseUri().toString());
        var loader = new URLClassLoader(new URL[0], getClass().getClassLoader());
        return SessionRegistry.open(
                new ApplicationContext(
                        loader,
                        TestConfig.of(settings),
                        Clocks.system(),
                        ApplicationContext.UNOBSERVED,
                        List.of(),
                        Map.of()));
    }
}
