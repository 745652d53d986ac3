package io.github.mpfinicity.quarkus.deployment;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.github.mpfinicity.FinicityClient;
import io.github.mpfinicity.FinicityWebhook;
import io.github.mpfinicity.Partner;
import io.github.mpfinicity.PartnerCredentialsSource;
import io.github.mpfinicity.WritablePartnerCredentialsSource;
import io.github.mpfinicity.simulator.wire.SimulatedRegion;
import io.quarkus.deployment.IsDevServicesSupportedByLaunchMode;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.ApplicationIndexBuildItem;
import io.quarkus.deployment.builditem.DevServicesResultBuildItem;
import io.quarkus.deployment.builditem.RunTimeConfigurationDefaultBuildItem;
import io.quarkus.deployment.dev.devservices.DevServicesConfig;
import io.quarkus.runtime.configuration.ConfigUtils;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.IndexView;

/** Starts a simulated Finicity in dev and test mode, for an application without credentials. */
@BuildSteps(onlyIf = {IsDevServicesSupportedByLaunchMode.class, DevServicesConfig.Enabled.class})
final class DevServiceProcessor {
    private static final String PREFIX = "finicity.";
    private static final String PARTNERS = PREFIX + "partners.";

    /** Each of them says that the application has a Finicity to call. */
    private static final List<String> CONFIGURED =
            List.of(
                    "app-key",
                    "app-key-file",
                    "partner-id",
                    "partner-id-file",
                    "partner-secret",
                    "partner-secret-file",
                    "base-uri");

    /** The settings that the simulator gives for each partner. */
    private static final List<String> GIVEN =
            List.of(
                    "app-key",
                    "partner-id",
                    "partner-secret",
                    "region",
                    "base-uri",
                    "token.minimum-age");

    @BuildStep
    void simulator(
            FinicityBuildConfig build,
            ApplicationIndexBuildItem application,
            BuildProducer<DevServicesResultBuildItem> service,
            BuildProducer<RunTimeConfigurationDefaultBuildItem> addresses) {
        var config = ConfigProvider.getConfig();
        var index = application.getIndex();
        if (!build.devservices().enabled() || configured(config) || supplied(index)) {
            return;
        }
        var port = build.devservices().port();
        var region = build.devservices().region().orElseGet(() -> region(config));
        var partners = partners(index);
        service.produce(
                DevServicesResultBuildItem.owned()
                        .feature(FinicityProcessor.FEATURE)
                        .description("Simulated Finicity, with a page to look at")
                        .serviceConfig(List.of(port, region.name(), partners))
                        .startable(() -> new SimulatorService(port, region, partners))
                        .postStartHook(SimulatorService::tell)
                        .configProvider(settings(partners))
                        .build());
        for (AnnotationInstance client : index.getAnnotations(FinicityClient.class)) {
            // A default: an address of the application wins, whichever name of the client it has.
            var name = client.target().asClass().name();
            for (String key :
                    List.of("quarkus.rest-client.\"" + name + "\".url", name + "/mp-rest/url")) {
                addresses.produce(
                        new RunTimeConfigurationDefaultBuildItem(key, "${finicity.base-uri}"));
            }
        }
    }

    private static boolean configured(Config config) {
        return CONFIGURED.stream().map(PREFIX::concat).anyMatch(ConfigUtils::isPropertyPresent)
                || StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                        .anyMatch(name -> name.startsWith(PARTNERS));
    }

    private static boolean supplied(IndexView index) {
        return Stream.of(PartnerCredentialsSource.class, WritablePartnerCredentialsSource.class)
                .anyMatch(type -> !index.getKnownDirectImplementations(type).isEmpty());
    }

    private static SimulatedRegion region(Config config) {
        return config.getOptionalValue(PREFIX + "region", SimulatedRegion.class)
                .orElse(SimulatedRegion.US);
    }

    /** The named partners that the application uses, in order. */
    private static List<String> partners(IndexView index) {
        return Stream.of(
                        values(index, FinicityClient.class, "partner"),
                        values(index, FinicityWebhook.class, "partner"),
                        values(index, Partner.class, "value"))
                .flatMap(identity())
                .filter(name -> !name.equals(Partner.DEFAULT))
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<String> values(
            IndexView index, Class<? extends Annotation> annotation, String member) {
        return index.getAnnotations(annotation).stream()
                .map(each -> each.value(member))
                .filter(Objects::nonNull)
                .map(AnnotationValue::asString);
    }

    private static Map<String, Function<SimulatorService, String>> settings(List<String> partners) {
        return Stream.concat(
                        Stream.of(PREFIX), partners.stream().map(name -> PARTNERS + name + "."))
                .flatMap(prefix -> GIVEN.stream().map(prefix::concat))
                .collect(toMap(identity(), name -> service -> service.setting(name)));
    }
}
