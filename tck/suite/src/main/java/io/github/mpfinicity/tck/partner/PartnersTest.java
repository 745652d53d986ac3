package io.github.mpfinicity.tck.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mpfinicity.AccountStatus.TokenAge;
import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.Partner;
import io.github.mpfinicity.PartnerAccount;
import io.github.mpfinicity.SessionEvent;
import io.github.mpfinicity.tck.Requirement;
import io.github.mpfinicity.tck.archive.Application;
import io.github.mpfinicity.tck.client.Routes;
import io.github.mpfinicity.tck.probe.CallEnd;
import io.github.mpfinicity.tck.probe.LogAndEventRecorder;
import io.github.mpfinicity.tck.probe.PartnerAtVendor;
import io.github.mpfinicity.tck.probe.Vendor;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The tests have an order: the first one finds an application without a token. One of the three
 * partners is in Australia.
 */
@ExtendWith(ArquillianExtension.class)
@TestMethodOrder(OrderAnnotation.class)
@Timeout(60)
class PartnersTest {
    private static final String PARTNER = "Javadoc of Partner";

    @Inject Vendor vendor;
    @Inject LogAndEventRecorder recorder;
    @Inject Routes routes;
    @Inject AppTokens tokens;
    @Inject PartnerAccount account;
    @Inject @RestClient AcmeCustomers acmeCustomers;
    @Inject @RestClient SydneyCustomers sydneyCustomers;
    @Inject @RestClient Instance<NobodyCustomers> nobodysCustomers;

    @Inject
    @Partner("acme")
    AppTokens acmeTokens;

    @Inject
    @Partner("acme")
    PartnerAccount acmeAccount;

    @Inject
    @Partner("sydney")
    AppTokens sydneyTokens;

    @Inject
    @Partner("nobody")
    Instance<AppTokens> nobodysTokens;

    @Deployment
    static WebArchive application() {
        return Application.of(PartnersTest.class)
                .withPartner("acme")
                .withPartner("globex")
                .withPartnerInAustralia("sydney")
                .archive()
                .addPackage(PartnersTest.class.getPackage());
    }

    @Test
    @Order(1)
    @Requirement(
            id = "PARTNER-01",
            text = "AppTokens and PartnerAccount belong to the partner they are injected for.",
            source = PARTNER)
    void injected_ofThatPartner() {
        assertThat(acmeTokens.current()).isEqualTo(acmeTokens.current());
        assertThat(vendor.partner("acme").authentications()).isEqualTo(1);
        assertThat(vendor.authentications()).isEqualTo(1);
        assertThat(acmeAccount.status().token()).isEqualTo(TokenAge.FRESH);
        assertThat(account.status().token()).isEqualTo(TokenAge.NONE);
        assertThat(tokens.current()).isNotEqualTo(acmeTokens.current());
        assertThat(account.status().token()).isEqualTo(TokenAge.FRESH);
    }

    @Test
    @Order(2)
    @Requirement(
            id = "PARTNER-02",
            text =
                    "Each call carries the app key and the token of its client's partner, blocking"
                            + " or not.",
            source = "Javadoc of FinicityClient.partner")
    void eachClient_carriesItsPartnersHeaders() throws Exception {
        routes.annotated().call();
        acmeCustomers.list(1);
        assertThat(headers("acme")).isEqualTo(pair("finicity-", "acme", acmeTokens));
        assertThat(headers("default")).isEqualTo(pair("finicity-", "default", tokens));

        acmeCustomers.listLater(1).toCompletableFuture().get(30, TimeUnit.SECONDS);
        assertThat(vendor.lastCall().appKeys()).containsExactly(vendor.partner("acme").appKey());
        assertThat(vendor.lastCall().tokens()).containsExactly(acmeTokens.current().value());
        assertThat(vendor.authentications()).isEqualTo(2);
    }

    @Test
    @Order(3)
    @Requirement(
            id = "PARTNER-03",
            text = "An event names the partner whose session it was.",
            source = "Javadoc of SessionEvent.partner")
    void events_sayWhose() throws Exception {
        assertThat(recorder.firstEvent("acme")).isInstanceOf(SessionEvent.Renewed.class);
        assertThat(recorder.firstEvent("default")).isInstanceOf(SessionEvent.Renewed.class);
    }

    @Test
    @Order(4)
    @Requirement(
            id = "PARTNER-04",
            text = "An unknown partner fails with a list of the known ones, and nothing is sent.",
            source = PARTNER)
    void unknownPartner_refusedWithThoseThatExist() {
        int sent = vendor.calls().size() + vendor.authentications();
        assertUnknown(() -> nobodysCustomers.get().list(1));
        assertUnknown(() -> nobodysTokens.get().current());
        assertThat(vendor.calls().size() + vendor.authentications()).isEqualTo(sent);
    }

    @Test
    @Order(5)
    @Requirement(
            id = "PARTNER-05",
            text = "A partner in Australia has Australia's headers, host and token life.",
            source = "vendor: Open Finance AU; setting finicity.region")
    void partnerInAustralia_itsOwnHeadersAndLife() {
        sydneyCustomers.list(1);
        assertThat(headers("sydney")).isEqualTo(pair("", "sydney", sydneyTokens));
        var token = sydneyTokens.current();
        assertThat(token.expiresAt()).isEqualTo(token.requestedAt().plus(Duration.ofMinutes(90)));
        var ours = tokens.current();
        assertThat(ours.expiresAt()).isEqualTo(ours.requestedAt().plus(Duration.ofHours(2)));
    }

    @Test
    @Order(6)
    @Requirement(
            id = "PARTNER-09",
            text =
                    "A client without annotation is refused if several partners share its"
                            + " origin.",
            source = "guide for applications: Several partners")
    void unmarkedClientOfSeveral_refused() {
        int sent = vendor.calls().size();
        assertThatThrownBy(routes.configured()::call)
                .isExactlyInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("@FinicityClient(partner = ");
        assertThat(vendor.calls()).hasSize(sent);
    }

    private List<String> headers(String partner) {
        return vendor.partner(partner).headers().stream().sorted().toList();
    }

    private List<String> pair(String prefix, String name, AppTokens whose) {
        PartnerAtVendor partner = vendor.partner(name);
        return List.of(
                prefix + "app-key: " + partner.appKey(),
                prefix + "app-token: " + whose.current().value());
    }

    private static void assertUnknown(Callable<?> call) {
        Throwable root = CallEnd.of(call).failure();
        // A container may wrap an exception from a producer.
        while (root != null && root.getCause() != null) {
            root = root.getCause();
        }
        assertThat(root)
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContainingAll("nobody", "default", "acme", "globex", "sydney");
    }
}
