package io.github.mpfinicity.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.junit.WithFinicitySimulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A test of an application on Weld SE and SmallRye Config needs one annotation and no settings. */
@WithFinicitySimulator
@Timeout(60)
class OneAnnotationTest {
    private static Deployment deployment;

    @BeforeAll
    static void deploy() {
        deployment = Deployment.plain();
    }

    @AfterAll
    static void close() {
        deployment.close();
    }

    @RepeatedTest(2)
    void call_reachesTheSimulator(FinicitySimulator finicity) {
        assertEquals(12, found());
        assertEquals(1, finicity.requests(Institutions.PATH::equals).size());
    }

    @Test
    void tokenExpired_renewedAtOnce(FinicitySimulator finicity) {
        found();
        finicity.expireTokens();
        int authentications = finicity.authentications().size();

        assertEquals(12, found());
        assertEquals(authentications + 1, finicity.authentications().size());
    }

    private static int found() {
        return deployment.application().institutions().page(1).found();
    }
}
