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
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.DevServicesResultBuildItem;
import io.quarkus.deployment.builditem.RunTimeConfigurationDefaultBuildItem;
import io.quarkus.deployment.dev.devservices.DevServicesConfig;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.inject.Produces;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Type;

/** Starts a simulated Finicity in dev and test mode, for an application without credentials. */
@BuildSteps(onlyIf = {IsDevServicesSupportedByLaunchMode.class, DevServicesConfig.Enabled.class})
final class DevServiceProcessor {
    private static final String PREFIX = "finicity.";
    private static final String PARTNERS = PREFIX + "partners.";

    /** The library's own beans are in the index, too. */
    private static final String OWN = "io.github.mpfinicity.microprofile.";

    private static final Set<DotName> SOURCES =
            Set.of(
                    DotName.createSimple(PartnerCredentialsSource.class),
                    DotName.createSimple(WritablePartnerCredentialsSource.class));

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
            CombinedIndexBuildItem combined,
            BuildProducer<DevServicesResultBuildItem> service,
            BuildProducer<RunTimeConfigurationDefaultBuildItem> addresses) {
        var config = ConfigProvider.getConfig();
        var index = combined.getIndex();
        if (!build.devservices().enabled() || configured(config) || supplied(index)) {
            return;
        }
        var region = build.devservices().region().orElseGet(() -> region(config));
        if (inAnotherRegion(config, region)) {
            return;
        }
        var port = build.devservices().port();
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
                        .anyMatch(DevServiceProcessor::configuresPartner);
    }

    /** True if a named partner is in another region: the simulator would refuse its headers. */
    static boolean inAnotherRegion(Config config, SimulatedRegion simulated) {
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> isOfPartner(name, "region"))
                .flatMap(name -> config.getOptionalValue(name, String.class).stream())
                .anyMatch(region -> !region.strip().equalsIgnoreCase(simulated.name()));
    }

    /** True for a setting of a named partner that says that there is a Finicity to call. */
    static boolean configuresPartner(String setting) {
        return CONFIGURED.stream().anyMatch(key -> isOfPartner(setting, key));
    }

    /** True for this setting of any named partner, also in the form of an environment variable. */
    private static boolean isOfPartner(String setting, String key) {
        String variable = variable(setting);
        return variable.startsWith(variable(PARTNERS)) && variable.endsWith(variable("." + key));
    }

    private static String variable(String setting) {
        return setting.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** True if a bean supplies the credentials, whether its class or a producer makes it. */
    static boolean supplied(IndexView index) {
        return SOURCES.stream()
                        .flatMap(type -> index.getAllKnownImplementations(type).stream())
                        .anyMatch(each -> isApplications(each.name()))
                || index.getAnnotations(Produces.class).stream()
                        .map(AnnotationInstance::target)
                        .filter(DevServiceProcessor::isApplications)
                        .anyMatch(producer -> SOURCES.contains(produced(producer).name()));
    }

    private static Type produced(AnnotationTarget producer) {
        return producer.kind() == AnnotationTarget.Kind.METHOD
                ? producer.asMethod().returnType()
                : producer.asField().type();
    }

    private static boolean isApplications(AnnotationTarget target) {
        return isApplications(
                switch (target.kind()) {
                    case METHOD -> target.asMethod().declaringClass().name();
                    case METHOD_PARAMETER ->
                            target.asMethodParameter().method().declaringClass().name();
                    case FIELD -> target.asField().declaringClass().name();
                    case RECORD_COMPONENT -> target.asRecordComponent().declaringClass().name();
                    case CLASS -> target.asClass().name();
                    case TYPE -> throw new IllegalArgumentException(target.toString());
                });
    }

    private static boolean isApplications(DotName type) {
        return !type.toString().startsWith(OWN);
    }

    private static SimulatedRegion region(Config config) {
        return config.getOptionalValue(PREFIX + "region", SimulatedRegion.class)
                .orElse(SimulatedRegion.US);
    }

    /** The named partners that the application uses, in order. */
    static List<String> partners(IndexView index) {
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
                .filter(each -> isApplications(each.target()))
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
