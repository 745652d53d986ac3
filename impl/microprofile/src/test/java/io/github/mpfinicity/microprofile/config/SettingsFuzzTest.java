package io.github.mpfinicity.microprofile.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.core.session.SessionRules;
import io.github.mpfinicity.microprofile.Corpus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Any values of settings, apart from those that name files. Each line of an input is the name of a
 * constant, {@code =} and the value. {@code @@} stands for a user with a password.
 */
class SettingsFuzzTest {
    private static final String MARK = "MARKED-SECRET";
    private static final int DEEPEST = 50;
    private static final Duration DAY = Duration.ofDays(1);

    /** By name, because Jazzer notes each comparison. */
    private static final Map<String, Setting> READ =
            Arrays.stream(Setting.values())
                    .filter(each -> !Set.of(String.class, Path.class).contains(each.type().of()))
                    .collect(Collectors.toMap(Setting::name, each -> each));

    private final Map<String, String> properties = new HashMap<>();
    private final PartnerConfig config = TestConfig.ofDefault(properties);
    private final Stores stores = TestConfig.stores();

    @ParameterizedTest
    @ArgumentsSource(Corpus.class)
    void corpus(byte[] input) {
        anyValues(input);
    }

    @FuzzTest
    void anyValues(byte[] input) {
        properties.clear();
        properties.putAll(
                TestConfig.credentialsAnd(
                        "finicity.app-key", MARK, "finicity.partner-secret", MARK));
        new String(input, UTF_8).lines().forEach(this::put);
        try {
            check(Settings.load(config, stores));
        } catch (InvalidConfigurationException e) {
            assertThat(e.toString()).doesNotContain(MARK);
        }
    }

    /** SmallRye Config reads an expression in another by recursion, so a deep one is left out. */
    private void put(String line) {
        int end = line.indexOf('=');
        Setting setting = end < 0 ? null : READ.get(line.substring(0, end));
        String value = line.substring(end + 1);
        if (setting != null && value.chars().filter(each -> each == '$').count() < DEEPEST) {
            properties.put(setting.key(), value.replace("@@", "user:" + MARK + "@"));
        }
    }

    private static void check(Settings settings) {
        SessionRules rules = settings.rules();
        assertThat(List.of(rules.longestWait(), rules.deadline(), rules.renewAfter()))
                .allSatisfy(each -> assertThat(each).isBetween(Duration.ofMillis(1), DAY));
        assertThat(rules.lifetime()).isBetween(rules.renewAfter().plus(SessionRules.MARGIN), DAY);
        assertThat(settings.transport().connectTimeout()).isLessThanOrEqualTo(rules.deadline());
        assertThat(settings.sharing().lease())
                .isBetween(rules.deadline().plusNanos(1), Duration.ofMinutes(10));
        assertThat(settings.lockout().policy().budget()).isBetween(1, 4);
        assertThat(settings.webhookMaxBody()).isBetween(1, 64 << 20);
        assertThat(settings.baseUri().toString())
                .matches("https://[^/@?#]+|http://(localhost|127[.0-9]+|\\[::1])(:[0-9]+)?");
        assertThat(settings.toString()).doesNotContain(MARK);
    }
}
