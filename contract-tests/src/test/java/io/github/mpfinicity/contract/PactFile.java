package io.github.mpfinicity.contract;

import au.com.dius.pact.core.model.DefaultPactReader;
import au.com.dius.pact.core.model.Pact;
import au.com.dius.pact.core.model.ProviderState;
import au.com.dius.pact.core.model.V4Interaction.SynchronousHttp;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The pact that the consumer tests have written. */
public record PactFile(Path path) {
    /** Where the build says it is. */
    public static PactFile written() {
        return new PactFile(Path.of(System.getProperty("contract.pact")));
    }

    public List<SynchronousHttp> interactions() {
        Pact pact = DefaultPactReader.INSTANCE.loadPact(path.toFile());
        return pact.getInteractions().stream().map(SynchronousHttp.class::cast).toList();
    }

    /** Those whose state is of one region. */
    public Stream<SynchronousHttp> of(String region) {
        return interactions().stream().filter(each -> region(each).equals(region));
    }

    public SynchronousHttp interaction(String description) {
        return interactions().stream()
                .filter(each -> each.getDescription().equals(description))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not in the pact: " + description));
    }

    /** Each interaction has one. */
    public static ProviderState state(SynchronousHttp interaction) {
        List<ProviderState> states = interaction.getProviderStates();
        if (states.size() != 1) {
            throw new AssertionError(
                    "\"" + interaction.getDescription() + "\" must have one state: " + states);
        }
        return states.get(0);
    }

    public static String region(SynchronousHttp interaction) {
        return String.valueOf(state(interaction).getParams().get(States.REGION));
    }
}
