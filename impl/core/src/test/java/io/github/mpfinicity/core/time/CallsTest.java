package io.github.mpfinicity.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallsTest {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final ManualClocks clocks = new ManualClocks();
    private final Calls calls = new Calls(clocks, DEADLINE, 2);

    @Test
    void nothingUnderWay_anyMayBegin() {
        assertThat(calls.mayBegin()).isTrue();
        assertThat(calls.mayBeginAlone()).isTrue();
    }

    @Test
    void callsInTime_othersMayBegin_butNotAlone() {
        for (int i = 0; i < 3; i++) {
            calls.begin();
        }

        assertThat(calls.mayBegin()).isTrue();
        assertThat(calls.mayBeginAlone()).isFalse();
    }

    @Test
    void callAtItsDeadline_isGivenUp() {
        Calls.Call call = calls.begin();
        clocks.advance(DEADLINE.minusNanos(1));
        assertThat(call.isGivenUp()).isFalse();
        assertThat(calls.mayBeginAlone()).isFalse();

        clocks.advance(Duration.ofNanos(1));
        assertThat(call.isGivenUp()).isTrue();
        assertThat(calls.mayBeginAlone()).isTrue();
    }

    @Test
    void callThatNobodyWaitsFor_isGivenUpAtOnce() {
        Calls.Call call = calls.begin();

        call.giveUp();

        assertThat(call.isGivenUp()).isTrue();
        assertThat(calls.mayBeginAlone()).isTrue();
    }

    @Test
    void asManyGivenUpAsMayHang_noneMayBegin_untilOneReturns() {
        Calls.Call first = calls.begin();
        calls.begin();
        clocks.advance(DEADLINE);
        assertThat(calls.mayBegin()).isFalse();
        assertThat(calls.mayBeginAlone()).isFalse();

        first.end();
        assertThat(calls.mayBegin()).isTrue();
    }

    @Test
    void asManyGivenUpAsMayHang_forgottenAQuarterOfAnHourAfterTheDeadline() {
        calls.begin();
        calls.begin();
        clocks.advance(DEADLINE.plus(Calls.REMEMBERED).minusNanos(1));
        assertThat(calls.mayBegin()).isFalse();

        clocks.advance(Duration.ofNanos(1));
        assertThat(calls.mayBegin()).isTrue();
    }
}
