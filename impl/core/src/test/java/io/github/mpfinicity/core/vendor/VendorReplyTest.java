package io.github.mpfinicity.core.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.credentials.CredentialPart;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VendorReplyTest {
    @Test
    void successWithToken_accepted() {
        assertThat(reply(200, "aBcDeFgHiJkLmNoPqRsT", null))
                .isEqualTo(new Outcome.Accepted("aBcDeFgHiJkLmNoPqRsT"));
    }

    /** Also without its token. */
    @ParameterizedTest
    @ValueSource(ints = {200, 201})
    void accepted_knowsItsStatus(int status) {
        Outcome outcome = reply(status, "aBcDeFgHiJkLmNoPqRsT", null);

        assertThat(outcome).isEqualTo(new Outcome.Accepted("aBcDeFgHiJkLmNoPqRsT", status));
        assertThat(outcome.withoutToken()).isEqualTo(new Outcome.Accepted("not shown", status));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "line\nbreak", "tab\t", "delete\u007f", "ünicode"})
    void successWithTokenThatFitsNoHeader_unknown(String token) {
        assertThat(reply(200, token, null)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void successWithEndlessToken_unknown() {
        assertThat(reply(200, "~".repeat(4096), null)).isInstanceOf(Outcome.Accepted.class);
        assertThat(reply(200, "x".repeat(4097), null)).isInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {199, 300, 302, 500})
    void tokenInWhatIsNoSuccess_notAccepted(int status) {
        assertThat(reply(status, "aBcDeFgHiJkLmNoPqRsT", null)).isInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({
        "401, 10001, PARTNER_SECRET",
        "401, 10021, ALL",
        "404, 12401, PARTNER_ID",
        "401, 10026, APP_KEY",
        "401, 10027, APP_KEY",
        "429, 10027, APP_KEY",
        "401, 1504, APP_KEY",
        "400, 10005, ALL",
        "400, 10010, ALL",
        "401, 10024, ALL",
        "400, 14020, ALL",
        "500, 10001, PARTNER_SECRET",
        "200, 10001, PARTNER_SECRET"
    })
    void knownCode_decidesWhateverTheStatus(int status, String code, CredentialPart part) {
        assertThat(reply(status, null, code)).isEqualTo(new Outcome.Rejected(part, status, code));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 401, 429, 500})
    void lockedCode_lockedWhateverTheStatus(int status) {
        assertThat(reply(status, null, "24302")).isEqualTo(new Outcome.Locked(status));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 407, 408, 499})
    void clientErrorWithoutCode_unexplained(int status) {
        assertThat(reply(status, null, null)).isEqualTo(new Outcome.Unexplained(status, null));
    }

    @Test
    void forbidden_withoutCodeIsRegional_withCodeUnexplained() {
        assertThat(reply(403, null, null)).isEqualTo(new Outcome.RegionRefused(403));
        assertThat(reply(403, null, "10405")).isEqualTo(new Outcome.Unexplained(403, "10405"));
    }

    @Test
    void tooManyRequests_carriesRetryAfter() {
        var reply = new VendorReply(429, null, "3300001", Duration.ofSeconds(7));

        assertThat(reply.outcome())
                .isEqualTo(new Outcome.RateLimited(Duration.ofSeconds(7), "3300001"));
        assertThat(reply(429, null, null)).isEqualTo(new Outcome.RateLimited(null));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 200, 204, 302, 307, 500, 503, 599})
    void anythingElse_mayHaveCounted(int status) {
        String detail = "status " + status + (status / 100 == 2 ? " without a token" : "");
        assertThat(reply(status, null, null)).isEqualTo(new Outcome.Unknown(detail, null, status));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 429, 500, 503})
    void strangeCode_isKeptAsItWasSent(int status) {
        assertThat(reply(status, null, "20007").code()).isEqualTo("20007");
        var change = new VendorReply(status, null, "20007", null);
        assertThat(change.changeOutcome(false).code()).isEqualTo("20007");
    }

    /** A code that was not sent is not told. */
    @ParameterizedTest
    @EnumSource(
            value = VendorCode.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"LOCKED"})
    void wordsWithoutCode_none(VendorCode meaning) {
        var reply = new VendorReply(400, null, null, meaning, null);

        assertThat(reply.outcome().code()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 429, 500})
    void noCode_none(int status) {
        assertThat(reply(status, null, null).code()).isNull();
    }

    @Test
    void printed_tokenIsNotShown() {
        var reply = new VendorReply(200, "aBcDeFgHiJkLmNoPqRsT", null, null);

        assertThat(reply).hasToString("VendorReply[status=200, code=null]");
        assertThat(reply.outcome().toString()).doesNotContain("aBcDeFgHiJkLmNoPqRsT");
    }

    private static Outcome reply(int status, @Nullable String token, @Nullable String code) {
        return new VendorReply(status, token, code, null).outcome();
    }

    /** Only the empty answers that the vendor documents say that the secret was changed. */
    @ParameterizedTest
    @CsvSource({
        "204, true, true",
        "200, true, true",
        "204, false, false",
        "200, false, false",
        "202, true, false"
    })
    void answerToAChange_yesOnlyIfEmpty(int status, boolean empty, boolean yes) {
        Outcome outcome = new VendorReply(status, null, null, null).changeOutcome(empty);

        assertThat(outcome)
                .isEqualTo(
                        yes
                                ? new Outcome.Changed(status)
                                : new Outcome.Unknown(
                                        "status "
                                                + status
                                                + ", which does not say that it was changed",
                                        null,
                                        status));
    }
}
