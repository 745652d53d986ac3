package io.github.mpfinicity.tck.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.CredentialsRejectedException;
import io.github.mpfinicity.SessionEvent;
import io.github.mpfinicity.tck.Requirement;
import io.github.mpfinicity.tck.archive.Application;
import io.github.mpfinicity.tck.client.Route;
import io.github.mpfinicity.tck.client.Routes;
import io.github.mpfinicity.tck.probe.CallEnd;
import io.github.mpfinicity.tck.probe.Callers;
import io.github.mpfinicity.tck.probe.Disguises;
import io.github.mpfinicity.tck.probe.LiveSettings;
import io.github.mpfinicity.tck.probe.LogAndEventRecorder;
import io.github.mpfinicity.tck.probe.RepeatedCall;
import io.github.mpfinicity.tck.probe.Vendor;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tests have an order: the secret is wrong until the last test but one corrects it. */
@ExtendWith(ArquillianExtension.class)
@TestMethodOrder(OrderAnnotation.class)
@Timeout(60)
class WrongSecretTest {
    private static final int CALLERS = 64;
    private static final String WRONG = "SecretThatIsWrong123";
    private static final String SETTING = "finicity.partner-secret";
    private static final String REJECTED = "Javadoc of CredentialsRejectedException";

    @Inject Routes routes;
    @Inject Vendor vendor;
    @Inject AppTokens tokens;
    @Inject LogAndEventRecorder recorder;

    @Deployment
    static WebArchive application() {
        return Application.of(WrongSecretTest.class).with(SETTING, WRONG).archive();
    }

    @Test
    @Order(1)
    @Requirement(
            id = "REFUSAL-01",
            text = "A wrong secret is sent once, however many callers ask.",
            source = "vendor: five failures lock the account")
    void wrongSecret_manyCallers_sentOnce() throws Exception {
        vendor.holdAuthentication();
        Callable<?> call = routes.annotated()::call;
        Callers callers = Callers.together(Collections.nCopies(CALLERS, call));
        vendor.releaseAuthentication();
        assertThat(callers.answers())
                .extracting(CallEnd::failure)
                .hasOnlyElementsOfType(CredentialsRejectedException.class);
        assertThat(vendor.authentications()).isEqualTo(1);
        assertThat(vendor.calls()).isEmpty();
    }

    @Test
    @Order(2)
    @Requirement(
            id = "REFUSAL-02",
            text = "The exception for a rejected secret reaches a blocking caller unwrapped.",
            source = REJECTED)
    void wrongSecret_blockingMethods_unwrapped() {
        for (Route route : routes.all()) {
            assertThatThrownBy(route::call)
                    .as(route.name())
                    .isExactlyInstanceOf(CredentialsRejectedException.class)
                    .satisfies(recorder::note);
        }
        assertThatThrownBy(tokens::current).isInstanceOf(CredentialsRejectedException.class);
        assertThat(vendor.authentications()).isEqualTo(1);
    }

    @Test
    @Order(3)
    @Requirement(
            id = "REFUSAL-03",
            text =
                    "The exception for a rejected secret is the cause when the stage of an"
                        + " asynchronous method fails; a client without annotation may wrap it.",
            source = REJECTED)
    void wrongSecret_asynchronousMethods_asCause() {
        for (Route route : routes.all()) {
            assertThatThrownBy(route::callLater)
                    .as(route.name())
                    .isInstanceOf(ExecutionException.class)
                    .satisfies(recorder::note)
                    .rootCause()
                    .isExactlyInstanceOf(CredentialsRejectedException.class);
        }
        assertThatThrownBy(routes.annotated()::callLater)
                .cause()
                .isExactlyInstanceOf(CredentialsRejectedException.class);
        assertThat(vendor.authentications()).isEqualTo(1);
    }

    @Test
    @Order(4)
    @Requirement(
            id = "REFUSAL-04",
            text = "The message names the setting to correct, without its value.",
            source = REJECTED)
    void wrongSecret_message_namesTheSetting() {
        assertThatThrownBy(routes.annotated()::call)
                .hasMessageContaining(SETTING)
                .hasMessageNotContainingAny(WRONG, vendor.secret(), vendor.appKey());
    }

    @Test
    @Order(5)
    @Requirement(
            id = "REFUSAL-05",
            text = "A corrected secret is used without a restart.",
            source = REJECTED)
    void secretCorrected_callsSucceedAgain() {
        LiveSettings.of(ConfigProvider.getConfig()).set(SETTING, vendor.secret());
        CallEnd answer = RepeatedCall.untilSuccess(tokens::current);
        assertThat(answer.failure()).isNull();
        assertThat(vendor.authentications()).isEqualTo(2);
        for (Route route : routes.all()) {
            assertThat(route.call().displaying()).as(route.name()).isEqualTo(1);
        }
    }

    @Test
    @Order(6)
    @Requirement(
            id = "SECRET-02",
            text =
                    "Log records, exceptions and events of a rejection hold no app key, secret or"
                            + " token.",
            source = "Javadoc of FinicityAuthenticationException and SessionEvent")
    void refusal_nothingSecretSaid() throws Exception {
        assertThat(recorder.firstEvent()).isInstanceOf(SessionEvent.Refused.class);
        assertThat(recorder.logged()).as("log records at ALL").isNotEmpty();
        assertThat(String.join("\n", recorder.everything()))
                .contains(SETTING)
                .doesNotContain(
                        Disguises.of(
                                WRONG, vendor.secret(), vendor.appKey(), tokens.current().value()));
    }
}
