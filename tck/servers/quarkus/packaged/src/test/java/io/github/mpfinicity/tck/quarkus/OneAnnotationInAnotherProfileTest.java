package io.github.mpfinicity.tck.quarkus;

import io.github.mpfinicity.simulator.junit.NamedPartner;
import io.github.mpfinicity.simulator.junit.WithFinicitySimulator;
import io.github.mpfinicity.simulator.wire.SimulatedRegion;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** Quarkus starts the application again, and loads the simulator's classes a second time. */
@WithFinicitySimulator(
        clients = "annotated",
        partners = {
            @NamedPartner(name = "acme"),
            @NamedPartner(name = "sydney", region = SimulatedRegion.AU)
        })
@QuarkusTest
@TestProfile(OneAnnotationInAnotherProfileTest.Another.class)
class OneAnnotationInAnotherProfileTest extends OneAnnotationTest {
    /** Not the default one is enough. */
    public static class Another implements QuarkusTestProfile {}
}
