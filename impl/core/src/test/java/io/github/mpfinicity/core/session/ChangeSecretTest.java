package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.AccountStatus.Activity;
import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.HangingSourceException;
import io.github.mpfinicity.core.record.Attempts;
import io.github.mpfinicity.core.record.LockoutPolicy;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.ChangeResult;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.result.TokenResult;
import io.github.mpfinicity.core.vendor.Outcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ChangeSecretTest {
    private static final PartnerSecret NEXT = PartnerSecret.of("new-secret-1");

    private final SessionFixture world = new SessionFixture();
    private final InMemorySecretStore secretStore = new InMemorySecretStore("right-secret");
    private PartnerSession session;

    @BeforeEach
    void open() {
        world.secretStore = secretStore;
        session = world.open();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void changed_verifiedAndPromoted() {
        session.current(Duration.ZERO);

        assertThat(change()).isEqualTo(new ChangeResult.Done());
        assertThat(secretStore.present).isEqualTo("new-secret-1");
        assertThat(secretStore.pending).isNull();
        assertThat(world.vendor.calls).as("token, change, token").hasValue(3);
        assertThat(session.status().attempts().used()).isZero();
        await("secret changed");
    }

    /** The run goes on, so the caller must not be told that nothing changed. */
    @Test
    void callerInterruptedBeforeAnythingIsSent_inDoubtAndMadeAllTheSame() {
        session.current(Duration.ZERO);
        Thread.currentThread().interrupt();

        ChangeResult told = change();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(told).isInstanceOf(ChangeResult.InDoubt.class);
        await("secret changed");
        assertThat(secretStore.present).isEqualTo("new-secret-1");
    }

    @Test
    void firstCallOfAll_changesToo() {
        assertThat(change()).isEqualTo(new ChangeResult.Done());
        assertThat(session.current(Duration.ZERO)).isInstanceOf(CachedToken.class);
        assertThat(world.vendor.calls).hasValue(2);
    }

    @Test
    void callersMeanwhile_haveTheOldToken() throws Exception {
        TokenResult old = session.current(Duration.ZERO);
        var changing = sentChange();

        assertThat(session.current(Duration.ZERO)).isSameAs(old);
        world.vendor.gate.countDown();
        assertThat(changing.get(30, TimeUnit.SECONDS)).isEqualTo(new ChangeResult.Done());
        assertThat(session.current(Duration.ZERO)).isNotSameAs(old);
    }

    /** The other node presented it before the request arrived, and the vendor refused it. */
    @Test
    void discardedByAnotherNodeMeanwhile_keptOnceMore() throws Exception {
        var changing = sentChange();
        secretStore.pending = null;
        world.vendor.gate.countDown();

        assertThat(changing.get(30, TimeUnit.SECONDS)).isEqualTo(new ChangeResult.Done());
        assertThat(secretStore.present).isEqualTo("new-secret-1");
        assertThat(secretStore.pending).isNull();
    }

    @Test
    void discardedByAnotherNodeAndNotKeptAtOnce_keptWhenItIsAccepted() throws Exception {
        var changing = sentChange();
        secretStore.pending = null;
        secretStore.unreadableOnce = true;
        world.vendor.gate.countDown();

        assertThat(changing.get(30, TimeUnit.SECONDS)).isEqualTo(new ChangeResult.Done());
        assertThat(world.news).contains("secret not kept");
        assertThat(secretStore.present).isEqualTo("new-secret-1");
        assertThat(secretStore.pending).isNull();
    }

    /** The other node found the new one, and has changed it again. */
    @Test
    void changedAgainByAnotherNodeMeanwhile_thatSecretStays() throws Exception {
        var changing = sentChange();
        secretStore.pending = null;
        secretStore.present = "newer-secret-1";
        world.vendor.gate.countDown();

        changing.get(30, TimeUnit.SECONDS);
        assertThat(secretStore.present).isEqualTo("newer-secret-1");
        assertThat(secretStore.pending).isNull();
    }

    @Test
    void againstThePolicy_nothingSent() {
        ChangeResult result = session.changeSecret(PartnerSecret.of("short"), GracePeriod.NONE);

        assertThat(result).isInstanceOf(ChangeResult.AgainstPolicy.class);
        assertThat(world.vendor.calls).hasValue(0);
    }

    @Test
    void noPlaceToKeepIt_nothingSentAndWaitingCallersGetTheirToken() {
        world.secretStore = null;

        assertThat(change()).isEqualTo(new ChangeResult.ReadOnly());
        assertThat(world.vendor.calls).as("whoever had joined would have a token").hasValue(1);
        assertThat(change()).isEqualTo(new ChangeResult.ReadOnly());
        assertThat(world.vendor.calls).hasValue(1);
        assertThat(session.current(Duration.ZERO)).isInstanceOf(CachedToken.class);
    }

    @Test
    void cannotBeKept_nothingSentAndNothingCharged() {
        session.current(Duration.ZERO);
        secretStore.broken = true;

        assertThat(change()).isInstanceOf(ChangeResult.NotKept.class);
        assertThat(world.vendor.calls).hasValue(1);
        assertThat(session.status().attempts().used()).isZero();
        secretStore.broken = false;
        assertThat(change()).isEqualTo(new ChangeResult.Done());
    }

    /** The vendor does not know it, so it must not be presented. */
    @Test
    void keptAndThenFailed_discarded() {
        assertThat(changeWhoseKeepingFails(new IllegalStateException("s3cr3t and a time-out")))
                .isEqualTo(new ChangeResult.NotKept("java.lang.IllegalStateException"));
        assertThat(secretStore.pending).isNull();
        assertThat(world.vendor.calls).hasValue(1);
    }

    /** Each call that hangs holds a thread, and the next one would be refused. */
    @Test
    void placeHangs_notAskedToDiscard() {
        assertThat(changeWhoseKeepingFails(new HangingSourceException("the vault hangs")))
                .isEqualTo(new ChangeResult.NotKept("the vault hangs"));
        assertThat(secretStore.pending).as("the secret, which nobody discarded").isNotNull();
    }

    private ChangeResult changeWhoseKeepingFails(RuntimeException afterwards) {
        session.current(Duration.ZERO);
        secretStore.whileKept =
                () -> {
                    throw afterwards;
                };
        return change();
    }

    @Test
    void madeButNotPromoted_onlyTheNewOneIsPresentedFromThenOn() {
        session.current(Duration.ZERO);
        secretStore.whileKept = () -> secretStore.broken = true;

        assertThat(change()).isEqualTo(new ChangeResult.Done());
        assertThat(world.vendor.calls).as("token, change, token").hasValue(3);
        assertThat(world.news).contains("secret not kept");
        assertThat(secretStore.pending).isEqualTo("new-secret-1");
    }

    @Test
    void placeFailsWithAnError_toldAndTheNewOneIsPresented() {
        session.current(Duration.ZERO);
        secretStore.whileKept = () -> secretStore.error = new NoClassDefFoundError("a.Vault");

        assertThat(change()).isEqualTo(new ChangeResult.Done());
        assertThat(world.news).contains("secret not kept");
        assertThat(secretStore.pending).isEqualTo("new-secret-1");
    }

    @Test
    void somethingCharged_nothingSent() {
        world.vendor.failure = new Outcome.Unknown("lost");
        session.current(Duration.ZERO);
        world.clocks.advance(Duration.ofMinutes(2));
        world.vendor.failure = null;

        ChangeResult result = change();
        assertThat(result)
                .isInstanceOfSatisfying(
                        ChangeResult.Unaffordable.class,
                        why -> assertThat(why.attempts().used()).isEqualTo(1));
        assertThat(secretStore.pending).isNull();
    }

    @Test
    void budgetBelowThree_nothingSent() {
        world.policy = new LockoutPolicy(2, true);
        session = world.open();
        session.current(Duration.ZERO);

        assertThat(change()).isEqualTo(new ChangeResult.Unaffordable(new Attempts(0, 2)));
        assertThat(world.vendor.calls).hasValue(1);
    }

    @Test
    void vendorDoesNotTakeIt_oldOneStaysAndTheChargeIsCleared() {
        session.current(Duration.ZERO);
        world.vendor.changeFailure = new Outcome.ChangeRefused(400, "24437");

        assertThat(change()).isEqualTo(new ChangeResult.Refused(400, "24437"));
        assertThat(secretStore.present).isEqualTo("right-secret");
        assertThat(secretStore.pending).isNull();
        assertThat(world.vendor.calls).as("token, change, token").hasValue(3);
        assertThat(session.status().attempts().used()).isZero();
    }

    @Test
    void presentSecretRefused_newOneKeptAndTriedOnce() {
        session.current(Duration.ZERO);
        world.vendor.rightSecret = "changed-elsewhere-1";

        ChangeResult result = change();
        assertThat(result).isInstanceOf(ChangeResult.InDoubt.class);
        assertThat(((ChangeResult.InDoubt) result).why()).isInstanceOf(Refusal.Rejected.class);
        assertThat(secretStore.pending).isEqualTo("new-secret-1");
        assertThat(world.vendor.calls).hasValue(2);

        world.clocks.advance(Duration.ofHours(3));
        for (int i = 0; i < 5; i++) {
            assertThat(session.current(Duration.ZERO)).isInstanceOf(Refusal.Rejected.class);
            world.clocks.advance(Duration.ofHours(1));
        }
        assertThat(world.vendor.calls).hasValue(3);
    }

    /** As behind a proxy that repeats a request whose answer was lost. */
    @Test
    void madeAndThenRefusedAsRepeated_newOneIsFound() {
        session.current(Duration.ZERO);
        world.vendor.rightSecret = "new-secret-1";

        assertThat(change()).isInstanceOf(ChangeResult.InDoubt.class);
        world.clocks.advance(Duration.ofHours(3));

        assertThat(session.current(Duration.ZERO)).isInstanceOf(CachedToken.class);
        assertThat(secretStore.present).isEqualTo("new-secret-1");
        assertThat(secretStore.pending).isNull();
    }

    @Test
    void notSent_oldOneStaysAndNothingIsCharged() {
        session.current(Duration.ZERO);
        world.vendor.changeFailure = new Outcome.NotSent("refused");

        assertThat(change()).isInstanceOf(ChangeResult.Failed.class);
        assertThat(secretStore.pending).isNull();
        assertThat(session.status().attempts().used()).isZero();
    }

    @Test
    void secretThatWasOnceRefused_triedOnceItIsTheNewOne() {
        secretStore.present = "new-secret-1";
        assertThat(session.current(Duration.ZERO)).isInstanceOf(Refusal.Rejected.class);
        secretStore.present = "right-secret";
        world.clocks.advance(Duration.ofSeconds(1));
        session.current(Duration.ZERO);

        assertThat(change()).isEqualTo(new ChangeResult.Done());
    }

    @Test
    void changedAndChangedBack_bothWork() {
        session.current(Duration.ZERO);
        assertThat(session.changeSecret(NEXT, GracePeriod.NONE)).isEqualTo(new ChangeResult.Done());
        world.vendor.rightSecret = "new-secret-1";
        PartnerSecret first = PartnerSecret.of("right-secret1");
        assertThat(session.changeSecret(first, GracePeriod.NONE))
                .isEqualTo(new ChangeResult.Done());
        assertThat(session.changeSecret(NEXT, GracePeriod.NONE)).isEqualTo(new ChangeResult.Done());
    }

    @Test
    void appKeyRefusedByTheChange_quarantinedAndBothSecretsKept() {
        session.current(Duration.ZERO);
        world.vendor.changeFailure = new Outcome.Rejected(CredentialPart.APP_KEY, 401, "10027");

        assertThat(change()).isInstanceOf(ChangeResult.InDoubt.class);
        assertThat(secretStore.present).isEqualTo("right-secret");
        assertThat(secretStore.pending).isEqualTo("new-secret-1");
        assertThat(session.status().activity()).isEqualTo(Activity.QUARANTINED);
    }

    @Test
    void afterClose_nothing() {
        session.close();

        assertThat(change()).isEqualTo(new ChangeResult.Failed(new Refusal.Closed()));
        assertThat(world.vendor.calls).hasValue(0);
    }

    /** A change beside a token, at the vendor, which answers when its gate opens. */
    private CompletableFuture<ChangeResult> sentChange() throws Exception {
        session.current(Duration.ZERO);
        world.vendor.gate = new CountDownLatch(1);
        var changing = CompletableFuture.supplyAsync(this::change, world.executor);
        world.awaitCalls(2);
        return changing;
    }

    private ChangeResult change() {
        return session.changeSecret(NEXT, GracePeriod.NONE);
    }

    private void await(String news) {
        world.await(() -> world.news.contains(news));
    }
}
