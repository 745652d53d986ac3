package io.github.mpfinicity.core.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObserversTest {
    private static final int MANY = 10_000;

    private final Observers observers = new Observers();

    @Test
    void severalObservers_allAreToldWhateverOneThrows() {
        var one = new Overheard();
        var other = new Overheard();
        PartnerObserver bad =
                Overheard.observer(
                        note -> {
                            throw new AssertionError(note);
                        });
        observers.become(List.of(one.observer(), bad, other.observer()));

        observers.tell(it -> it.waitStarted(7));

        assertThat(one.calls).containsExactly("waitStarted[7]");
        assertThat(other.calls).containsExactly("waitStarted[7]");
    }

    @Test
    void nobodyObserves_tellingMakesNoObject() {
        tellAll();
        long before = allocated();
        tellAll();
        assertThat(allocated() - before).isLessThan(MANY);
    }

    /** Whatever the counter itself takes is far less than one byte for each telling. */
    private void tellAll() {
        for (int i = 0; i < MANY; i++) {
            if (!observers.areAbsent()) {
                throw new IllegalStateException("somebody observes");
            }
            observers.tell(PartnerObserver::refused);
        }
    }

    private static long allocated() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
