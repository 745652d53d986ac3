package io.github.mpfinicity.store.jdbc.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.store.jdbc.history.VendorRequest.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules for what a vendor gets, each with the smallest history that breaks it. */
class VendorHistoryTest {
    private static final int BUDGET = 3;

    private final List<VendorRequest> requests = new ArrayList<>();
    private long now;

    @Test
    void withinTheBudgetBetweenSuccesses_fine() {
        times(BUDGET, "wrong", Answer.REFUSED);
        times(1, "right", Answer.ACCEPTED);
        times(BUDGET, "wrong", Answer.REFUSED);
        times(1, "", Answer.UNLOCKED);
        times(BUDGET, "wrong", Answer.NOT_COUNTED);
        assertThat(found()).isEmpty();
    }

    @Test
    void provenCredentialsWithoutAnswer_asOftenAsNeeded() {
        times(1, "right", Answer.ACCEPTED);
        times(9, "right", Answer.NOT_COUNTED);
        assertThat(found()).isEmpty();
    }

    @Test
    void changedSecret_isProven() {
        requests.add(request("right", "next", Answer.CHANGED, true, false));
        times(9, "next", Answer.NOT_COUNTED);
        assertThat(found()).isEmpty();
    }

    @Test
    void oneFailureBeyondTheBudget_found() {
        times(1, "right", Answer.ACCEPTED);
        times(BUDGET + 1, "right", Answer.REFUSED);
        assertThat(found()).singleElement().asString().contains("more failures than the budget");
    }

    @Test
    void unprovenSecretBeyondTheBudget_found() {
        times(1, "right", Answer.ACCEPTED);
        times(BUDGET + 1, "other", Answer.NOT_COUNTED);
        assertThat(found()).singleElement().asString().contains("unproven credentials");
    }

    @Test
    void twoAtOnce_found() {
        requests.add(new VendorRequest("right", "", 5, 9, Answer.ACCEPTED, true, false));
        requests.add(new VendorRequest("right", "", 8, 12, Answer.ACCEPTED, true, false));
        assertThat(found()).singleElement().asString().contains("two requests at once");
    }

    @Test
    void twoAtOnceWhenLeasesRanOut_fine() {
        requests.add(new VendorRequest("right", "", 5, 9, Answer.ACCEPTED, true, false));
        requests.add(new VendorRequest("right", "", 8, 12, Answer.ACCEPTED, false, false));
        requests.add(new VendorRequest("right", "", 20, 25, Answer.ACCEPTED, false, false));
        requests.add(new VendorRequest("right", "", 14, 26, Answer.ACCEPTED, true, false));
        assertThat(found()).isEmpty();
    }

    @Test
    void replacedSecretIsPresented_found() {
        requests.add(request("old", "", Answer.REFUSED, true, true));
        assertThat(found()).singleElement().asString().contains("knew as replaced");
    }

    private void times(int times, String secret, Answer answer) {
        for (int i = 0; i < times; i++) {
            requests.add(request(secret, "", answer, true, false));
        }
    }

    private VendorRequest request(
            String secret, String next, Answer answer, boolean calm, boolean replaced) {
        now += 2;
        return new VendorRequest(secret, next, now, now + 1, answer, calm, replaced);
    }

    private List<String> found() {
        return VendorHistory.violations(requests, BUDGET);
    }
}
