package io.github.mpfinicity.core.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.Rejection;
import io.github.mpfinicity.core.record.Attempts;
import io.github.mpfinicity.core.record.Suspension;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each result is told as itself, and not as another one. */
class CasesTest {
    private static final Attempts ATTEMPTS = new Attempts(1, 3);
    private static final Refusal WHY = new Refusal.Closed();

    static List<Refusal> refusals() {
        return List.of(
                new Refusal.Rejected(
                        new Rejection(CredentialPart.APP_KEY, "print", 401, "10027"), ATTEMPTS),
                new Refusal.Superseded(CredentialPart.APP_KEY, ATTEMPTS),
                new Refusal.Misconfigured(List.of("missing")),
                new Refusal.Suspended(Suspension.LOCKED, ATTEMPTS),
                new Refusal.Exhausted(ATTEMPTS),
                new Refusal.Unavailable(
                        UnavailableReason.NOT_SENT, "refused", Duration.ZERO, ATTEMPTS),
                WHY);
    }

    static List<ChangeResult> results() {
        return List.of(
                new ChangeResult.Done(),
                new ChangeResult.AgainstPolicy(List.of("too short")),
                new ChangeResult.ReadOnly(),
                new ChangeResult.NotKept("full"),
                new ChangeResult.Unaffordable(ATTEMPTS),
                new ChangeResult.NotKnown(),
                new ChangeResult.Refused(400, "10005"),
                new ChangeResult.InDoubt(WHY),
                new ChangeResult.Unverified(WHY),
                new ChangeResult.Failed(WHY));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    @SuppressWarnings("unchecked")
    void refusal(Refusal refusal) {
        var cases = (Refusal.Cases<String>) named(Refusal.Cases.class);

        assertThat(refusal.match(cases)).isEqualTo(own(refusal));
        assertThat(refusal.<Object>match(token -> token, why -> why)).isSameAs(refusal);
    }

    @ParameterizedTest
    @MethodSource("results")
    @SuppressWarnings("unchecked")
    void changeResult(ChangeResult result) {
        var cases = (ChangeResult.Cases<String>) named(ChangeResult.Cases.class);

        assertThat(result.match(cases)).isEqualTo(own(result));
    }

    /** Each method returns its name. */
    private static Object named(Class<?> cases) {
        return Proxy.newProxyInstance(
                cases.getClassLoader(),
                new Class<?>[] {cases},
                (proxy, method, arguments) -> method.getName());
    }

    private static String own(Object result) {
        String name = result.getClass().getSimpleName();
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
