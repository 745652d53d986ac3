package io.github.mpfinicity.microprofile.runtime;

import io.github.mpfinicity.microprofile.config.Stores;
import io.github.mpfinicity.microprofile.vendor.ReplyReader;
import java.util.concurrent.ThreadFactory;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The parts that all partners of an application share. To find each of them means a search in the
 * class path or in JNDI, so it is done once and not for each partner. Safe for any thread.
 */
final class SharedParts implements AutoCloseable {
    private final ApplicationContext context;
    private final ApplicationThreads threads;
    private final Stores stores;
    private final BooleanSupplier mayPark;
    private volatile @Nullable ReplyReader replies;

    SharedParts(ApplicationContext context) {
        this.context = context;
        ThreadFactory factory = ApplicationThreads.factory();
        this.threads = new ApplicationThreads(context.loader(), factory);
        this.stores =
                new Stores(context.loader(), new ApplicationThreads(context.loader(), factory));
        this.mayPark = BlockingPermission.mayPark(context.loader());
    }

    ApplicationContext context() {
        return context;
    }

    /** The threads of all sessions, and one timer for their deadlines. */
    ApplicationThreads threads() {
        return threads;
    }

    Stores stores() {
        return stores;
    }

    /** Tells if the calling thread may wait. */
    BooleanSupplier mayPark() {
        return mayPark;
    }

    /**
     * The reader of answers. The first call looks JSON-P up; two calls at once may both do.
     *
     * @throws io.github.mpfinicity.InvalidConfigurationException if there is no JSON-P
     */
    ReplyReader replies() {
        ReplyReader known = replies;
        if (known == null) {
            known = new ReplyReader();
            replies = known;
        }
        return known;
    }

    /** Interrupts what runs for sessions. The threads of stores are not ended. */
    @Override
    public void close() {
        threads.close();
    }
}
