package io.github.mpfinicity.simulator.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import io.github.mpfinicity.simulator.wire.SimulatedRegion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@WithFinicitySimulator(
        clients = {"customers", "accounts"},
        partners = {
            @NamedPartner(name = "acme"),
            @NamedPartner(name = "sydney", region = SimulatedRegion.AU, clients = "harbour")
        })
@Timeout(30)
class ConfiguredTest {

    @Test
    void partnerWithoutAName_itsSettings(FinicitySimulator finicity) {
        assertThat(setting("finicity.partner-secret")).isEqualTo(finicity.partner().secret());
        assertThat(setting("finicity.base-uri")).isEqualTo(finicity.baseUri().toString());
        assertThat(setting("customers/mp-rest/url")).isEqualTo(finicity.baseUri().toString());
        assertThat(setting("accounts/mp-rest/url")).isEqualTo(finicity.baseUri().toString());
    }

    @Test
    void namedPartners_eachInItsRegion(
            FinicitySimulator finicity,
            @OfPartner("acme") FinicitySimulator same,
            @OfPartner("acme") SimulatedPartner acme,
            @OfPartner("sydney") FinicitySimulator australia,
            @OfPartner("sydney") SimulatedPartner sydney) {
        assertThat(same).isSameAs(finicity).isNotSameAs(australia);
        assertThat(setting("finicity.partners.acme.partner-id")).isEqualTo(acme.id());
        assertThat(setting("acme/mp-rest/url")).isEqualTo(finicity.baseUri().toString());
        assertThat(setting("finicity.partners.sydney.partner-id")).isEqualTo(sydney.id());
        assertThat(setting("finicity.partners.sydney.region")).isEqualTo("au");
        assertThat(setting("harbour/mp-rest/url")).isEqualTo(australia.baseUri().toString());
    }

    @Nested
    class Inside {

        @Test
        void nestedClass_sameSettings(FinicitySimulator finicity) {
            assertThat(setting("finicity.partner-id")).isEqualTo(finicity.partner().id());
        }
    }

    /** The nested class has ended, and this one goes on. */
    @AfterAll
    static void nestedClassEnded_sameSettings() {
        assertThat(setting("finicity.partners.sydney.region")).isEqualTo("au");
    }

    @Test
    void classEndedOrSimulatorsClosed_settingsAreAsBefore() {
        var wanted = ConfiguredTest.class.getAnnotation(WithFinicitySimulator.class);
        var own = setting("finicity.base-uri");
        var others = RunningSimulators.start(wanted);
        others.setSettings();
        assertThat(setting("finicity.base-uri")).isNotEqualTo(own);
        others.restoreSettings();
        assertThat(setting("finicity.base-uri")).isEqualTo(own);
        others.setSettings();
        others.close();

        assertThat(setting("finicity.base-uri")).isEqualTo(own);
        assertThatThrownBy(() -> others.partner("globex"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("@OfPartner(\"globex\")");
    }

    private static String setting(String name) {
        return System.getProperty(name);
    }
}
