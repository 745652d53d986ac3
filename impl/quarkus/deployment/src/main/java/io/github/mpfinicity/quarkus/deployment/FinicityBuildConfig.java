package io.github.mpfinicity.quarkus.deployment;

import io.github.mpfinicity.simulator.wire.SimulatedRegion;
import io.quarkus.runtime.annotations.ConfigGroup;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Finicity: the build. The settings of the library itself begin with {@code finicity.}. */
@ConfigMapping(prefix = "quarkus.finicity")
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
public interface FinicityBuildConfig {

    /** The simulated Finicity of dev and test mode. */
    DevServices devservices();

    /** The simulated Finicity of dev and test mode. */
    @ConfigGroup
    interface DevServices {
        /**
         * Whether dev and test mode start a simulated Finicity. They do so only if no setting gives
         * credentials or {@code finicity.base-uri}, and no bean supplies credentials.
         */
        @WithDefault("true")
        boolean enabled();

        /**
         * The port of the simulated Finicity on the loopback address. {@code 0} is a free one. If
         * the port cannot be had, a free one is taken, with a warning.
         */
        @WithDefault("0")
        int port();

        /** The region of the simulated Finicity. The default is {@code finicity.region}. */
        Optional<SimulatedRegion> region();
    }
}
