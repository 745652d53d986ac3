package io.github.mpfinicity.tck.start;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mpfinicity.tck.Requirement;
import io.github.mpfinicity.tck.archive.Application;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Deploys by itself, from outside. What a server says of a failure is its own affair. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@Timeout(120)
class StartTest {
    private static final String GOOD = "good";
    private static final String PLAIN_HTTP = "plain-http";

    @ArquillianResource
    @SuppressWarnings("NullAway.Init") // Arquillian sets it.
    Deployer deployer;

    @Deployment(name = GOOD, managed = false, testable = false)
    static WebArchive good() {
        return Application.of(StartTest.class).archive(GOOD);
    }

    @Deployment(name = PLAIN_HTTP, managed = false, testable = false)
    static WebArchive plainHttp() {
        return Application.of(StartTest.class)
                .with("finicity.base-uri", "http://api.example.invalid")
                .archive(PLAIN_HTTP);
    }

    @Test
    @Requirement(
            id = "START-01",
            text = "Good settings deploy, though nobody has been asked whether they are right.",
            source = "setting finicity.startup, lazy by default")
    void goodSettings_deployed() {
        assertThatCode(() -> deployer.deploy(GOOD)).doesNotThrowAnyException();
        deployer.undeploy(GOOD);
    }

    @Test
    @Requirement(
            id = "START-02",
            text = "Plain http to anything but loopback ends the deployment.",
            source = "setting finicity.base-uri")
    void plainHttpOffLoopback_deploymentFails() {
        assertThatThrownBy(() -> deployer.deploy(PLAIN_HTTP)).isInstanceOf(Exception.class);
    }
}
