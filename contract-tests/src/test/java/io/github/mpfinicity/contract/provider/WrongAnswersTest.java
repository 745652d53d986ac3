package io.github.mpfinicity.contract.provider;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.core.model.V4Interaction.SynchronousHttp;
import io.github.mpfinicity.contract.PactFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A simulator that answers wrongly is noticed, whatever the interaction. */
class WrongAnswersTest {
    static Stream<Arguments> wrongAnswers() {
        return PactFile.written().interactions().stream()
                .flatMap(
                        each ->
                                WrongAnswers.to(each.getDescription()).stream()
                                        .map(
                                                wrong ->
                                                        Arguments.of(
                                                                Named.of(
                                                                        each.getDescription(),
                                                                        each),
                                                                wrong)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("wrongAnswers")
    void wrongAnswer_noticed(SynchronousHttp interaction, WrongAnswer wrong) {
        try (var states = new SimulatedStates(PactFile.region(interaction), wrong.fault())) {
            assertThat(states.differences(interaction))
                    .as("%s: %s", interaction.getDescription(), wrong)
                    .contains(wrong.place());
        }
    }

    @Test
    void everyInteraction_hasWrongAnswers() {
        assertThat(PactFile.written().interactions())
                .extracting(SynchronousHttp::getDescription)
                .containsExactlyInAnyOrderElementsOf(WrongAnswers.interactions());
        assertThat(WrongAnswers.interactions())
                .allSatisfy(each -> assertThat(WrongAnswers.to(each)).isNotEmpty());
    }
}
