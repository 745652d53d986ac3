package io.github.mpfinicity.tck.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake is noticed by the tests of what it breaks, and by no others of their class. */
class MutantsTest {
    @ParameterizedTest
    @MethodSource({"calls", "sessions", "applications"})
    void mistake_noticedByTheTestsOfWhatItBreaks(Mutant mutant) throws Exception {
        Laboratory.Result result = new Laboratory(mutant).result();
        assertThat(result.failed()).isEqualTo(mutant.failing());
        assertThat(result.passed()).as("what else the class checks").isNotEmpty();
    }

    static Stream<Mutant> calls() {
        String filter = "microprofile.filter.FinicityFilter";
        return Stream.of(
                Mutant.of("none", "headers.HeadersTest"),
                Mutant.of("adds to the caller's headers", "headers.HeadersTest", "HEADER-04")
                        .edit(filter, "putSingle(names.appKeyHeader()", "add(names.appKeyHeader()"),
                Mutant.of(
                                "leaves asynchronous calls alone",
                                "headers.HeadersTest",
                                "FORMAT-01",
                                "HEADER-05",
                                "HEADER-08")
                        .edit(
                                filter,
                                "        PartnerRuntime partner = PartnerResolver",
                                """
                                if (request.getProperty(
                                                "org.eclipse.microprofile.rest.client.invokedMethod")
                                            instanceof java.lang.reflect.Method method
                                        && java.util.concurrent.CompletionStage.class
                                                == method.getReturnType()) {
                                    return;
                                }
                                PartnerRuntime partner = PartnerResolver\
                                """),
                Mutant.of(
                                "ignores the legacy format",
                                "headers.HeadersTest",
                                "FORMAT-01",
                                "FORMAT-02")
                        .edit(
                                "microprofile.vendor.PartnerMessages",
                                "case XML -> new XmlMessages()",
                                "case XML -> new JsonMessages()"),
                Mutant.of("follows redirects", "host.HostRuleTest", "HOST-04", "HOST-05", "HOST-06")
                        .edit(
                                "microprofile.filter.FinicityClientListener",
                                "client.requireNoRedirects();",
                                "")
                        .edit(
                                "microprofile.filter.FinicityClientListener",
                                "builder.followRedirects(false);",
                                ""),
                Mutant.of(
                                "calls again with the token that was refused",
                                "replay.ReplayTest",
                                "REPLAY-01",
                                "REPLAY-02")
                        .edit(
                                "microprofile.filter.ReplayInterceptor",
                                "another = !present.equals(refused.pair().token());",
                                "another = present != null;"),
                Mutant.of("does not compare the second body", "replay.SentBodiesTest", "REPLAY-08")
                        .edit(
                                "microprofile.filter.SentBody",
                                "if (required != null) {",
                                "if (required != null && kind == null) {"),
                Mutant.of("ignores a lock", "replay.ReplayTest", "REPLAY-06")
                        .edit(
                                "microprofile.runtime.BusinessReplies",
                                "            session.lockSeen();\n",
                                ""),
                Mutant.of(
                                "knows one partner only",
                                "partner.PartnersTest",
                                "PARTNER-02",
                                "PARTNER-04",
                                "PARTNER-05")
                        .edit(
                                "microprofile.filter.PartnerResolver",
                                "registry.partner(named)",
                                "registry.partner()"));
    }

    static Stream<Mutant> sessions() {
        String registry = "microprofile.runtime.SessionRegistry";
        String session = "core.session.PartnerSession";
        String gateway = "microprofile.vendor.HttpPartnerGateway";
        return Stream.of(
                Mutant.of(
                                "has a session for each thread",
                                "thread.ForeignThreadsTest",
                                "THREAD-01",
                                "THREAD-02")
                        .edit(
                                registry,
                                "    private final SharedParts shared;",
                                """
                                    private final ThreadLocal<Map<PartnerName, PartnerRuntime>> mine =
                                            ThreadLocal.withInitial(ConcurrentHashMap::new);
                                    private final SharedParts shared;\
                                """)
                        .edit(
                                registry,
                                "partners.get(name);\n        if (known != null) {",
                                "mine.get().get(name);\n        if (known != null) {")
                        // Those of one store share its token.
                        .edit(
                                registry,
                                "PartnerRuntime.of(shared, name)",
                                "PartnerRuntime.of(new SharedParts(shared.context()), name)")
                        .edit(registry, "partners.putIfAbsent(", "mine.get().putIfAbsent("),
                Mutant.of("turns away whoever is not the first", "token.TokenLifeTest", "TOKEN-02")
                        .edit(
                                session,
                                "SessionState after = apply(asked(minimumRemaining)).state();",
                                """
                                Transition asked = apply(asked(minimumRemaining));
                                SessionState after = asked.state();
                                if (after.token() == null && asked.start() == null) {
                                    throw new IllegalStateException("another one is asking");
                                }\
                                """),
                Mutant.of("takes an impossible life for a state", "token.TokenLifeTest", "TOKEN-06")
                        .edit(
                                session,
                                "throw new IllegalArgumentException(",
                                "throw new IllegalStateException("),
                Mutant.of("logs the token", "token.TokenLifeTest", "SECRET-01")
                        .edit(
                                "microprofile.filter.FinicityFilter",
                                "        InterceptedCall.sends(",
                                """
                                System.getLogger("io.github.mpfinicity")
                                        .log(
                                                System.Logger.Level.DEBUG,
                                                values.token().value());
                                InterceptedCall.sends(\
                                """),
                Mutant.of(
                                "sends once more after a broken connection",
                                "onecall.OneCallTest",
                                "ONECALL-01",
                                "ONECALL-02",
                                "ONECALL-09")
                        .edit(
                                gateway,
                                "            return meaning.apply(exchange.send(method,"
                                        + " credentials.appKey(), body, until));",
                                """
                                try {
                                    return meaning.apply(
                                            exchange.send(
                                                    method, credentials.appKey(), body, until));
                                } catch (AuthenticationHttpClient.NoAnswer e) {
                                    return meaning.apply(
                                            exchange.send(
                                                    method, credentials.appKey(), body, until));
                                }\
                                """),
                Mutant.of("does not know the code of a lock", "refusal.RefusalTest", "REFUSAL-08")
                        .edit("core.vendor.VendorCode", "LOCKED(\"24302\"", "LOCKED(\"0\""),
                Mutant.of(
                                "reads its credentials once",
                                "refusal.WrongSecretTest",
                                "REFUSAL-05",
                                "SECRET-02")
                        .edit(
                                "microprofile.credentials.ConfigCredentialsSource",
                                "        CredentialsCheck found = settled();",
                                """
                                if (kept == null) {
                                    kept = settled();
                                }
                                CredentialsCheck found = kept;\
                                """)
                        .edit(
                                "microprofile.credentials.ConfigCredentialsSource",
                                "    private final Clocks clocks;",
                                """
                                    private final Clocks clocks;
                                    private volatile @Nullable CredentialsCheck kept;\
                                """));
    }

    static Stream<Mutant> applications() {
        String webhook = "microprofile.webhook.WebhookFilter";
        return Stream.of(
                Mutant.of("lets its threads go on", "redeploy.RedeploymentTest", "REDEPLOY-02")
                        .edit(
                                "microprofile.runtime.ApplicationThreads",
                                "        pool.shutdownNow();\n",
                                "")
                        // The suite does not see virtual ones.
                        .edit(
                                "microprofile.runtime.ApplicationThreads",
                                "getMethod(\"ofVirtual\")",
                                "getMethod(\"ofNoneOfThose\")"),
                Mutant.of("sends over plain http", "redeploy.RedeploymentTest", "START-02")
                        .edit(
                                "microprofile.config.BaseUri",
                                "(scheme.equals(\"http\") && loopback(host))",
                                "scheme.equals(\"http\")"),
                Mutant.of("logs a signature", "webhook.WebhookTest", "WEBHOOK-11")
                        .edit(
                                webhook,
                                "\"the signature is not that of a configured partner secret\"",
                                "signature + \" is none of ours\""),
                Mutant.of(
                                "verifies by the default partner",
                                "webhook.WebhookOfPartnersTest",
                                "WEBHOOK-10",
                                "WEBHOOK-12",
                                "WEBHOOK-13")
                        .edit(
                                webhook,
                                "registry().partner(name)",
                                "registry().partner(PartnerName.DEFAULT)"));
    }
}
