package io.github.mpfinicity.simulator.authentication;

import static io.github.mpfinicity.simulator.TestClient.changeJson;
import static io.github.mpfinicity.simulator.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.TestClient;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class SeveralPartnersTest {

    private static final String NEW = "An0therSecret123";

    private final SimulatedPartner acme = SimulatedPartner.madeUp(2);
    private final FinicitySimulator simulator = FinicitySimulator.builder().partner(acme).start();
    private final SimulatedPartner first = simulator.partner();
    private final TestClient asFirst = new TestClient(simulator);
    private final TestClient asAcme = new TestClient(acme, simulator.baseUri());

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void eachWithItsOwnCredentials_servedAndCountedApart() throws Exception {
        assertThat(asFirst.customers(asFirst.token()).statusCode()).isEqualTo(200);
        assertThat(asAcme.customers(asAcme.token()).statusCode()).isEqualTo(200);
        asAcme.authenticateWith("wrong");

        assertThat(first.tally()).isEqualTo(new AuthenticationCount(1, 1, 0));
        assertThat(acme.tally()).isEqualTo(new AuthenticationCount(2, 1, 1));
        assertThat(simulator.tally()).isEqualTo(new AuthenticationCount(3, 2, 1));
        assertThat(first.failures()).isZero();
    }

    @Test
    void oneLocked_theOtherUnharmed() throws Exception {
        for (int i = 0; i < 5; i++) {
            asAcme.authenticateWith("wrong");
        }

        assertThat(asAcme.authenticate().body()).contains("24302");
        assertThat(asFirst.authenticate().statusCode()).isEqualTo(200);
        assertThat(asFirst.changeSecret(NEW).statusCode()).isEqualTo(204);
    }

    @Test
    void secretOfTheOther_refused() throws Exception {
        assertThat(asAcme.authenticateWith(first.secret()).body()).contains("10001");
        assertThat(first.failures()).isZero();
    }

    @Test
    void tokenWithTheAppKeyOfTheOther_refusedInBothDirections() throws Exception {
        assertThat(asAcme.customers(asFirst.token()).body()).contains("10022");
        assertThat(asFirst.customers(asAcme.token()).body()).contains("10022");
    }

    @Test
    void appKeyOfTheOther_refusedAndCountedForTheOneNamed() throws Exception {
        var authentication = asFirst.posting(json(acme.id(), acme.secret()));
        var change = asFirst.putting(changeJson(acme, NEW));

        assertThat(asFirst.send(authentication).body()).contains("10027");
        assertThat(asFirst.send(change).body()).contains("10027");
        assertThat(acme.failures()).isEqualTo(2);
        assertThat(first.failures()).isZero();
    }

    @Test
    void secretOfOneChanged_theOthersRemains() throws Exception {
        var before = first.secret();
        asAcme.changeSecretWithGrace(NEW);

        assertThat(acme.secretChanges()).isEqualTo(new SecretChangeCount(1, 1, 0));
        assertThat(first.secretChanges()).isEqualTo(new SecretChangeCount(0, 0, 0));
        assertThat(first.secret()).isEqualTo(before);
        assertThat(first.previousSecret(simulator.clock().instant())).isEmpty();
    }

    @Test
    void appKeyOfOneRotated_theOthersRemains() throws Exception {
        var token = asFirst.token();
        acme.rotateAppKey("0123456789abcdef0123456789abcdef");

        assertThat(asFirst.customers(token).statusCode()).isEqualTo(200);
        assertThat(asAcme.authenticate().statusCode()).isEqualTo(200);
    }

    @Test
    void tokensOfOneExpired_theOthersServed() throws Exception {
        var token = asFirst.token();
        var expired = asAcme.token();
        simulator.expireTokens(acme);

        assertThat(asAcme.customers(expired).body()).contains("10023");
        assertThat(asFirst.customers(token).statusCode()).isEqualTo(200);
    }

    @Test
    void tokensOfOneRevoked_theOthersServed() throws Exception {
        var token = asFirst.token();
        var revoked = asAcme.token();
        simulator.revokeTokens(acme);

        assertThat(asAcme.customers(revoked).body()).contains("10022");
        assertThat(asFirst.customers(token).statusCode()).isEqualTo(200);
    }

    @Test
    void reset_partnersOfTheBuilderRemainAsTheyWere() throws Exception {
        asAcme.changeSecret(NEW);
        acme.lock();
        simulator.reset();

        assertThat(asAcme.authenticate().statusCode()).isEqualTo(200);
        assertThat(acme.tally()).isEqualTo(new AuthenticationCount(1, 1, 0));
    }

    /** A request that comes meanwhile finds the partner. */
    @Test
    void reset_noPartnerIsAwayMeanwhile() {
        var partners = new Partners();
        partners.add(acme);
        var seen = new ArrayList<Boolean>();
        partners.reset(
                new AbstractList<>() {
                    @Override
                    public SimulatedPartner get(int index) {
                        seen.add(partners.anyHasAppKey(acme.appKey()));
                        return acme;
                    }

                    @Override
                    public int size() {
                        return 1;
                    }
                });

        assertThat(seen).isNotEmpty().doesNotContain(false);
    }

    @Test
    void appKeyThatIsTaken_illegal() {
        var twin = new SimulatedPartner("2445500000099", "secret", acme.appKey());

        assertThatThrownBy(() -> simulator.add(twin))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("app key of the partner " + twin.id())
                .hasMessageNotContaining(acme.appKey());
    }

    @Test
    void madeUpPartners_allDifferentAllLikeOneOfTheVendor() {
        var partners = IntStream.of(1, 2, 10, 9999).mapToObj(SimulatedPartner::madeUp).toList();

        assertThat(partners)
                .extracting(SimulatedPartner::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("\\d{13}"));
        assertThat(partners)
                .extracting(SimulatedPartner::secret)
                .doesNotHaveDuplicates()
                .allMatch(secret -> secret.matches("[A-Za-z]+\\d+") && secret.length() == 20);
        assertThat(partners)
                .extracting(SimulatedPartner::appKey)
                .doesNotHaveDuplicates()
                .allMatch(key -> key.matches("[0-9a-f]{32}"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10_000})
    void madeUpNumberOutOfRange_illegal(int number) {
        assertThatThrownBy(() -> SimulatedPartner.madeUp(number))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("" + number);
    }
}
