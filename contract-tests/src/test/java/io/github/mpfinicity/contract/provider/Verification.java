package io.github.mpfinicity.contract.provider;

import au.com.dius.pact.core.matchers.BodyMismatch;
import au.com.dius.pact.core.matchers.HeaderMismatch;
import au.com.dius.pact.core.matchers.Mismatch;
import au.com.dius.pact.core.model.V4Interaction.SynchronousHttp;
import au.com.dius.pact.provider.ProviderClient;
import au.com.dius.pact.provider.ProviderVerifier;
import au.com.dius.pact.provider.VerificationFailureType;
import au.com.dius.pact.provider.VerificationFailureType.MismatchFailure;
import au.com.dius.pact.provider.VerificationResult;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Pact's verification of one interaction, told in places and never in values. */
public final class Verification {
    private Verification() {}

    /**
     * Sends the interaction's request and compares the answer.
     *
     * @param values of the provider's state, put into the request
     * @return where the answer is not what the pact says, such as {@code status} or {@code body
     *     $.code}; empty if it is
     */
    public static List<String> differences(
            SynchronousHttp interaction, ProviderClient provider, Map<String, ?> values) {
        var verifier = new ProviderVerifier();
        // They print what was sent and received.
        verifier.setReporters(List.of());
        verifier.initialiseReporters(provider.getProvider());
        Map<String, Object> context = new HashMap<>(Map.of("providerState", values));
        VerificationResult result =
                verifier.verifyResponseFromProvider(
                        provider.getProvider(),
                        interaction,
                        interaction.getDescription(),
                        new HashMap<>(),
                        provider,
                        context,
                        false);
        return result instanceof VerificationResult.Failed failed
                ? failed.getFailures().values().stream()
                        .flatMap(List::stream)
                        .map(Verification::place)
                        .distinct()
                        .toList()
                : List.of();
    }

    private static String place(VerificationFailureType failure) {
        if (!(failure instanceof MismatchFailure found)) {
            Throwable why = failure.getException();
            return why == null ? failure.description() : "no answer: " + why.getClass().getName();
        }
        Mismatch mismatch = found.getMismatch();
        if (mismatch instanceof BodyMismatch body) {
            return "body " + body.getPath();
        }
        return mismatch instanceof HeaderMismatch header
                ? "header " + header.getHeaderKey().toLowerCase(Locale.ROOT)
                : mismatch.type();
    }
}
