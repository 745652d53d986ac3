package io.github.mpfinicity.core.session;

import io.github.mpfinicity.AccountStatus.Activity;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.TokenBinding;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Everything a session knows: a product, so that an old token and a running authentication coexist.
 * The ledger keeps the attempts and rejections, because other processes may share them.
 *
 * @param token the newest token; null if there is none
 * @param control what is being done about the next one
 * @param refusal the last refusal since the last success; kept so that the same refusal is reported
 *     once
 * @param noticed the origin and credentials of which a token must be, to be of use; null if they
 *     were not read yet
 * @param looked when the credentials were last asked for; null if they were not
 * @param started the number of runs that were started, and of the last one
 * @param epoch the highest epoch of all tokens that this session had: only a token with a higher
 *     one is of use
 * @param suspicious true if a token was renewed here because of a refusal without a code
 */
record SessionState(
        @Nullable CachedToken token,
        Control control,
        @Nullable NotedRefusal refusal,
        @Nullable TokenBinding noticed,
        @Nullable Moment looked,
        long started,
        long epoch,
        boolean suspicious) {

    static SessionState initial() {
        return new SessionState(null, new Control.Idle(), null, null, null, 0, 0, false);
    }

    SessionState with(Control next) {
        return new SessionState(token, next, refusal, noticed, looked, started, epoch, suspicious);
    }

    SessionState with(@Nullable CachedToken next) {
        long newest = next == null ? epoch : Math.max(epoch, next.epoch());
        return new SessionState(
                next, control, refusal, noticed, looked, started, newest, suspicious);
    }

    SessionState refusing(@Nullable NotedRefusal why) {
        return new SessionState(token, control, why, noticed, looked, started, epoch, suspicious);
    }

    SessionState starting(InFlight inFlight, Control.@Nullable Cooling before, Moment now) {
        var authenticating = new Control.Authenticating(inFlight, before, null, now);
        return new SessionState(
                token, authenticating, refusal, noticed, now, inFlight.id(), epoch, suspicious);
    }

    /** Counts a run, so that its token is newer than all previous ones. */
    SessionState numbered() {
        return new SessionState(
                token, control, refusal, noticed, looked, started + 1, epoch, suspicious);
    }

    SessionState looked(Moment now) {
        return new SessionState(token, control, refusal, noticed, now, started, epoch, suspicious);
    }

    /** The state after the credentials were read. A token of other credentials is dropped. */
    SessionState with(TokenBinding now) {
        CachedToken kept = token != null && token.binding().equals(now) ? token : null;
        return new SessionState(kept, control, refusal, now, looked, started, epoch, suspicious);
    }

    /**
     * The state after a refusal without a code. The token serves and is due. The next such refusal
     * counts only from {@link SessionRules#SUSPECT_AGE} on.
     */
    SessionState suspecting(CachedToken suspect) {
        return new SessionState(
                suspect.due(), control, refusal, noticed, looked, started, epoch, true);
    }

    /** True if a token was issued under the configured credentials, as far as they are known. */
    boolean wants(CachedToken held) {
        return noticed == null || noticed.equals(held.binding());
    }

    /** True if the last look at the credentials is older than the pause. */
    boolean looksDue(Duration pause, long nanos) {
        return looked == null || nanos - looked.nanos() >= pause.toNanos();
    }

    boolean is(Activity activity) {
        return control.activity() == activity;
    }

    /** The run of that number, if it is under way. */
    Control.@Nullable Authenticating inFlight(long id) {
        Control.Authenticating current = control.authenticating();
        return current != null && current.inFlight().id() == id ? current : null;
    }

    /** The run under way if its deadline has come and its timer was lost. */
    Control.@Nullable Authenticating deadlineExceeded(SessionRules rules, long nanos) {
        Control.Authenticating current = control.authenticating();
        return current != null && current.isPastDeadline(rules, nanos) ? current : null;
    }

    /**
     * True if a caller who is served changes nothing: no run may start or must be ended, and no
     * look at the credentials is due. A run under way looks at them itself.
     *
     * @param nanos now, on the monotonic clock
     */
    boolean rests(boolean fresh, SessionRules rules, long nanos) {
        return (fresh || !control.mayStart(true, nanos))
                && (!looksDue(SessionRules.RECHECK_WHILE_SERVED, nanos) || is(Activity.IN_FLIGHT))
                && deadlineExceeded(rules, nanos) == null;
    }

    boolean serves(Duration minimumRemaining, Moment now) {
        return token != null && token.serves(minimumRemaining, now);
    }
}
