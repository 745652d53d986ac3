package io.github.mpfinicity.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LockoutPolicyTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void budgetBelowTheVendorsFive_taken(int budget) {
        assertThat(new LockoutPolicy(budget, true).budget()).isEqualTo(budget);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 5})
    void budgetThatLocksOrSendsNothing_refused(int budget) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LockoutPolicy(budget, true))
                .withMessageContaining("from 1 to 4, but is " + budget);
    }

    /** Together they stay within the budget, as long as each has its one attempt. */
    @ParameterizedTest
    @CsvSource({"4, 1, 4", "4, 2, 2", "4, 3, 1", "3, 2, 1", "3, 8, 1"})
    void processesWithoutACommonStore_shareTheBudget(int budget, int processes, int each) {
        assertThat(new LockoutPolicy(budget, false).sharedBy(processes))
                .isEqualTo(new LockoutPolicy(each, false));
    }

    @Test
    void budgetOfOne_hasOneDefiniteRejection() {
        assertThat(new LockoutPolicy(1, true).definiteBudget()).isEqualTo(1);
        assertThat(new LockoutPolicy(4, true).definiteBudget()).isEqualTo(2);
    }
}
