package io.github.mpfinicity.tck.redeploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mpfinicity.tck.Requirement;
import io.github.mpfinicity.tck.archive.Application;
import io.github.mpfinicity.tck.probe.WireFault;
import java.util.function.IntSupplier;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Deploys one application after the other from outside, because some containers hold only one. The
 * tests have an order: the last application looks, from inside, for remains of the used one in the
 * same JVM. Nothing is injected, because most tests run outside of an application.
 */
@ExtendWith(ArquillianExtension.class)
@TestMethodOrder(OrderAnnotation.class)
@Timeout(120)
class RedeploymentTest {
    private static final String PLAIN_HTTP = "plain-http";
    private static final String USED = "used";
    private static final String AFTERWARDS = "afterwards";
    private static final String LEAK = "Rules of the project: an ended application leaves nothing";

    /** The field is set in the JVM that makes the archives, never in a server. */
    private static IntSupplier used = () -> 0;

    private static IntSupplier afterwards = () -> 0;

    @ArquillianResource
    @SuppressWarnings("NullAway.Init") // Arquillian sets this field.
    Deployer deployer;

    @Deployment(name = PLAIN_HTTP, managed = false, testable = false)
    static WebArchive plainHttp() {
        return Application.of(RedeploymentTest.class)
                .with("finicity.base-uri", "http://api.example.invalid")
                .archive(PLAIN_HTTP);
    }

    /** Makes an application where each call after the first finds a token due for renewal. */
    @Deployment(name = USED, managed = false, testable = false)
    static WebArchive used() {
        var application =
                Application.of(RedeploymentTest.class)
                        .with("finicity.token.renew-after", "PT0.001S")
                        // The deadline is longer than any search for remains.
                        .with("finicity.deadline", "PT44S")
                        .withPartnerAtSocket(WireFault.STALL);
        used = application.authentications();
        return application.archive(USED).addClasses(RemoteTask.class, Legacy.class);
    }

    @Deployment(name = AFTERWARDS, managed = false)
    static WebArchive afterwards() {
        var application = Application.of(RedeploymentTest.class);
        application.with(Legacy.NAMED, Application.threads());
        afterwards = application.authentications();
        return application.archive(AFTERWARDS).addClass(Legacy.class);
    }

    /** The server decides how it reports a failure. */
    @Test
    @Order(1)
    @RunAsClient
    @Requirement(
            id = "START-02",
            text = "Plain http to a host other than loopback fails the deployment.",
            source = "setting finicity.base-uri")
    void plainHttpOffLoopback_deploymentFails() {
        Throwable refusal = catchThrowable(() -> deployer.deploy(PLAIN_HTTP));
        if (refusal == null) {
            deployer.undeploy(PLAIN_HTTP);
        }
        assertThat(refusal).isNotNull();
    }

    @Test
    @Order(2)
    @RunAsClient
    @Requirement(
            id = "REDEPLOY-01",
            text = "An application that was used can be deployed again, and authenticates anew.",
            source = LEAK)
    void usedAndDeployedAgain_worksAgain() {
        assertThatCode(() -> deployer.deploy(USED)).doesNotThrowAnyException();
        deployer.undeploy(USED);
        int before = used.getAsInt();
        assertThat(before).isPositive();
        assertThatCode(() -> deployer.deploy(USED)).doesNotThrowAnyException();
        deployer.undeploy(USED);
        assertThat(used.getAsInt()).isGreaterThan(before);
    }

    @Test
    @Order(3)
    @RunAsClient
    @Requirement(
            id = "START-01",
            text = "An application with valid settings deploys without an authentication.",
            source = "setting finicity.startup, where it is not eager")
    void goodSettings_deployed() {
        assertThatCode(() -> deployer.deploy(AFTERWARDS)).doesNotThrowAnyException();
        assertThat(afterwards.getAsInt()).isZero();
    }

    /** An executor with work shows as a thread; one without work is held by the class loader. */
    @Test
    @Order(4)
    @Tag("threads") // Runners of servers whose Rest Clients leave threads exclude it.
    @OperateOnDeployment(AFTERWARDS)
    @Requirement(
            id = "REDEPLOY-02",
            text = "An application that ends during authentications leaves no thread.",
            source = LEAK)
    void ended_noThreadLeft() throws Exception {
        String named = ConfigProvider.getConfig().getValue(Legacy.NAMED, String.class);
        assertThat(Legacy.threadsAtLast(named)).isEmpty();
    }

    @Test
    @Order(5)
    @Tag("class-loader") // Runners of servers that keep class loaders exclude it.
    @OperateOnDeployment(AFTERWARDS)
    @Requirement(
            id = "REDEPLOY-03",
            text = "An application that ends releases its class loader.",
            source = LEAK)
    void ended_classLoaderCollected() throws Exception {
        assumeTrue(Legacy.hadItsOwnLoader(), "applications have no class loaders of their own");
        assertThat(Legacy.loaderAtLast()).as("the class loader").isNull();
    }

    @Test
    @Order(6)
    @RunAsClient
    @Requirement(
            id = "REDEPLOY-04",
            text = "An application that never made a call ends, too.",
            source = LEAK)
    void neverUsed_ends() {
        assertThatCode(() -> deployer.undeploy(AFTERWARDS)).doesNotThrowAnyException();
        assertThat(afterwards.getAsInt()).isZero();
    }
}
