package io.github.mpfinicity.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.FinicityWebhook;
import io.github.mpfinicity.Partner;
import io.github.mpfinicity.PartnerCredentialsSource;
import io.github.mpfinicity.WritablePartnerCredentialsSource;
import io.github.mpfinicity.microprofile.cdi.FinicityBeans;
import io.github.mpfinicity.simulator.wire.SimulatedRegion;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.jandex.Index;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an application says of its Finicity, in its settings and in an index of its classes. */
class ApplicationIndexTest {
    static class Producer {
        @Produces
        PartnerCredentialsSource source() {
            throw new UnsupportedOperationException();
        }
    }

    static class FieldProducer {
        @Produces WritablePartnerCredentialsSource source;
    }

    abstract static class Vault implements WritablePartnerCredentialsSource {}

    static class Uses {
        @Inject
        @Partner("zeta")
        AppTokens tokens;

        @Inject
        void of(@Partner("alpha") AppTokens unused) {}

        @FinicityWebhook(partner = "hooks")
        void event() {}
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "finicity.partners.acme.app-key",
                "finicity.partners.acme.partner-secret-file",
                "finicity.partners.acme.base-uri",
                "FINICITY_PARTNERS_ACME_PARTNER_ID",
                "finicity.partners.acme.partner.id"
            })
    void credentialsOrAddressOfAPartner_configured(String setting) {
        assertThat(DevServiceProcessor.configuresPartner(setting)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "finicity.partners.acme.region",
                "finicity.partners.acme.health",
                "FINICITY_PARTNERS_ACME_HEALTH",
                "finicity.partnerships.app-key",
                "other.partners.acme.app-key"
            })
    void anythingElse_notConfigured(String setting) {
        assertThat(DevServiceProcessor.configuresPartner(setting)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "finicity.partners.acme.region, AU, true",
        "FINICITY_PARTNERS_ACME_REGION, au, true",
        "finicity.partners.acme.region, us, false",
        "finicity.partners.acme.health, au, false",
        "finicity.region, au, false"
    })
    void partnerInAnotherRegionThanTheSimulator(String setting, String value, boolean another) {
        var config =
                new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(Map.of(setting, value), "test", 1))
                        .build();

        assertThat(DevServiceProcessor.inAnotherRegion(config, SimulatedRegion.US))
                .isEqualTo(another);
    }

    @Test
    void producedOrImplemented_supplied() throws Exception {
        for (Class<?> type : new Class<?>[] {Producer.class, FieldProducer.class, Vault.class}) {
            assertThat(DevServiceProcessor.supplied(index(type))).as(type.getName()).isTrue();
        }
    }

    @Test
    void ownBeansOfTheLibrary_neitherSupplyNorName() throws Exception {
        Index own =
                index(
                        FinicityBeans.class,
                        Class.forName(
                                "io.github.mpfinicity.microprofile.credentials.ThrottledSource"),
                        Class.forName(
                                "io.github.mpfinicity.microprofile.credentials"
                                        + ".ConfigCredentialsSource"));

        assertThat(DevServiceProcessor.supplied(own)).isFalse();
        assertThat(DevServiceProcessor.partners(own)).isEmpty();
    }

    @Test
    void namedAnywhere_partners() throws Exception {
        assertThat(DevServiceProcessor.partners(index(Uses.class, AcmeCustomers.class)))
                .containsExactly("acme", "alpha", "hooks", "zeta");
    }

    private static Index index(Class<?>... types) throws IOException {
        Class<?>[] api = {PartnerCredentialsSource.class, WritablePartnerCredentialsSource.class};
        return Index.of(Stream.concat(Stream.of(api), Stream.of(types)).toArray(Class<?>[]::new));
    }
}
