package io.github.mpfinicity.contract.live;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.core.model.HttpRequest;
import au.com.dius.pact.core.model.HttpResponse;
import au.com.dius.pact.core.model.ProviderState;
import au.com.dius.pact.core.model.V4Interaction.SynchronousHttp;
import io.github.mpfinicity.contract.PactFile;
import io.github.mpfinicity.contract.States;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {
    private final PactFile pact = PactFile.written();

    @ParameterizedTest
    @CsvSource({
        "us, a request for a token, a call with both headers",
        "au, an Australian request for a token, an Australian call with both headers"
    })
    void pact_oneTokenAndOneRead(String region, String token, String read) {
        Selection selection = Selection.of(pact.interactions(), region);

        assertThat(selection.token()).get().extracting(name()).isEqualTo(token);
        assertThat(selection.read()).get().extracting(name()).isEqualTo(read);
        assertThat(selection.leftOut()).hasSize(pact.interactions().size() - 2);
    }

    @Test
    void grantedToOtherCredentials_leftOut() {
        HttpRequest wrong =
                pact.interaction("a request for a token with a wrong secret").getRequest();

        assertLeftOut(made(wrong, States.ACTIVE), "it brings credentials of its own");
    }

    @Test
    void otherMethod_leftOut() {
        HttpRequest delete = new HttpRequest("DELETE", "/aggregation/v1/customers/1");

        assertLeftOut(made(delete, States.LIVING_TOKEN), "it is not known to be harmless");
        assertLeftOut(made(delete, States.ACTIVE), "it is not known to be harmless");
    }

    @Test
    void anotherState_leftOut() {
        HttpRequest good = pact.interaction("a request for a token").getRequest();

        assertLeftOut(made(good, "a partner on probation"), "it is not known to be harmless");
    }

    @Test
    void secondOfItsKind_leftOut() {
        SynchronousHttp good = pact.interaction("a request for a token");
        Selection selection =
                Selection.of(List.of(good, made(good.getRequest(), States.ACTIVE)), "us");

        assertThat(selection.token()).containsSame(good);
        assertThat(selection.leftOut()).containsEntry("made", "one of its kind is enough");
    }

    private static void assertLeftOut(SynchronousHttp interaction, String why) {
        Selection selection = Selection.of(List.of(interaction), "us");

        assertThat(selection.token()).isEmpty();
        assertThat(selection.read()).isEmpty();
        assertThat(selection.leftOut()).containsEntry("made", why);
    }

    private static SynchronousHttp made(HttpRequest request, String state) {
        var states = List.of(new ProviderState(state, States.US));
        return new SynchronousHttp("made", states, request, new HttpResponse(200), null);
    }

    private static Function<SynchronousHttp, Object> name() {
        return SynchronousHttp::getDescription;
    }
}
