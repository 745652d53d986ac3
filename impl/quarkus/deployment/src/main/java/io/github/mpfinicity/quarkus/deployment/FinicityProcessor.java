package io.github.mpfinicity.quarkus.deployment;

import io.quarkus.arc.deployment.ExcludedTypeBuildItem;
import io.quarkus.arc.deployment.UnremovableBeanBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.IndexDependencyBuildItem;

/** Adds the library to an application, whatever the application injects. */
final class FinicityProcessor {
    static final String FEATURE = "finicity";

    private static final String GROUP = "io.github.mpfinicity";

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem(FEATURE);
    }

    /** The annotations; the jars with beans have an index of their own. */
    @BuildStep
    IndexDependencyBuildItem api() {
        return new IndexDependencyBuildItem(GROUP, "mp-finicity-api");
    }

    /** The Rest Client and applications look beans up that nobody injects. */
    @BuildStep
    UnremovableBeanBuildItem beans() {
        return new UnremovableBeanBuildItem(
                bean -> bean.getBeanClass().toString().startsWith(GROUP + ".microprofile."));
    }

    /** The check implements a type that is not there without MicroProfile Health. */
    @BuildStep
    void health(Capabilities capabilities, BuildProducer<ExcludedTypeBuildItem> excluded) {
        if (capabilities.isMissing(Capability.SMALLRYE_HEALTH)) {
            excluded.produce(new ExcludedTypeBuildItem(GROUP + ".health.**"));
        }
    }
}
