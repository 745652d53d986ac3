package io.github.mpfinicity.microprofile.filter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.mpfinicity.microprofile.endpoint.ReplyReader;
import jakarta.ws.rs.client.ClientResponseContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class BodyPrefixTest {
    private InputStream body;
    private int reads;
    private final AtomicBoolean closed = new AtomicBoolean();

    @Test
    void endless_onlyTheBeginningIsRead() throws IOException {
        body = endless();

        byte[] prefix = BodyPrefix.peek(response());

        assertThat(prefix)
                .hasSizeBetween(ReplyReader.LONGEST_PREFIX, ReplyReader.LONGEST_PREFIX + 4096);
        assertThat(reads).isEqualTo(16);
        assertThat(body.readNBytes(1_000_000)).hasSize(1_000_000).containsOnly('a');
        body.close();
        assertThat(closed).isTrue();
    }

    @Test
    void dribbling_givenUp() {
        body = new Source(null, 1);

        assertThat(BodyPrefix.peek(response())).hasSize(64);
        assertThat(reads).isEqualTo(64);
    }

    @Test
    void brokenOff_readerIsToldAfterWhatCame() throws IOException {
        body = new SequenceInputStream(new ByteArrayInputStream("begun".getBytes(UTF_8)), broken());

        assertThat(BodyPrefix.peek(response())).asString(UTF_8).isEqualTo("begun");

        assertThat(body.readNBytes(5)).asString(UTF_8).isEqualTo("begun");
        assertThatIOException().isThrownBy(() -> body.read()).withMessage("reset");
        body.close();
        assertThat(closed).isTrue();
    }

    @Test
    void none_leftAlone() {
        body = null;
        assertThat(BodyPrefix.peek(response())).isEmpty();
        assertThat(body).isNull();

        InputStream empty = InputStream.nullInputStream();
        body = empty;
        assertThat(BodyPrefix.peek(response())).isEmpty();
        assertThat(body).isSameAs(empty);
    }

    private ClientResponseContext response() {
        return (ClientResponseContext)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {ClientResponseContext.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("getEntityStream")) {
                                return body;
                            }
                            body = (InputStream) arguments[0];
                            return null;
                        });
    }

    private InputStream endless() {
        return new Source(null, 4096);
    }

    private InputStream broken() {
        return new Source(new IOException("reset"), 1);
    }

    /** Never ends, or breaks off. */
    private final class Source extends InputStream {
        private final IOException why;
        private final int most;

        Source(IOException why, int most) {
            this.why = why;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            if (why != null) {
                throw why;
            }
            return 'a';
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            reads++;
            int given = Math.min(length, most);
            Arrays.fill(into, from, from + given, (byte) read());
            return given;
        }

        @Override
        public void close() {
            closed.set(true);
        }
    }
}
