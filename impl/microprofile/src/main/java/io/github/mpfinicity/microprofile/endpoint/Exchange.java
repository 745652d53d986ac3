package io.github.mpfinicity.microprofile.endpoint;

import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.Moment;
import io.github.mpfinicity.microprofile.config.Settings;
import java.io.IOException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Carries one POST to the vendor: once, following nothing. */
interface Exchange extends AutoCloseable {
    /** What may be read of a body. No answer of the vendor comes near it. */
    int LONGEST_BODY = 64 * 1024;

    /**
     * Sends and reads until the body ends, is too long, breaks off, or time is up.
     *
     * @throws IOException or any unchecked one: there is no answer
     * @throws InterruptedException the calling thread was interrupted before there was one
     */
    RawReply post(String appKey, byte[] body, Moment until)
            throws IOException, InterruptedException;

    @Override
    void close();

    /** Makes one for the life of an application. */
    @FunctionalInterface
    interface Factory {
        /** Over connections made by that context, if the base URI says https. */
        Exchange open(Settings settings, SSLContext tls, Clocks clocks);
    }

    /**
     * An answer as it came.
     *
     * @param text the body, or its beginning; malformed bytes are replaced
     * @param whole false if the body broke off or time was up
     */
    record RawReply(int status, @Nullable String retryAfter, String text, boolean whole) {
        @Override
        public String toString() {
            return "RawReply[status=" + status + "]";
        }
    }
}
