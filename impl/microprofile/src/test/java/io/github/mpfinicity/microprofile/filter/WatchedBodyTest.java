package io.github.mpfinicity.microprofile.filter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.mpfinicity.microprofile.vendor.ReplyReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchedBodyTest {
    private final List<String> judged = new ArrayList<>();

    @Test
    void readToItsEnd_judgedOnceAndUnchanged() throws IOException {
        try (InputStream body = watched("body")) {
            assertThat(body.read()).isEqualTo('b');
            assertThat(judged).isEmpty();
            assertThat(body.markSupported()).isFalse();
            assertThat(body.readAllBytes()).asString(UTF_8).isEqualTo("ody");
            assertThat(judged).containsExactly("body");
            assertThat(body.read()).isEqualTo(-1);
        }
        assertThat(judged).hasSize(1);
    }

    @Test
    void closedBefore_judgedByWhatWasRead() throws IOException {
        var source = new ByteArrayInputStream("body".getBytes(UTF_8));
        InputStream body = new WatchedBody(source, this::judge);
        body.skipNBytes(3);
        assertThat(judged).isEmpty();

        body.close();

        assertThat(judged).containsExactly("bod");
        assertThat(source.available()).as("not read by us").isEqualTo(1);
    }

    @Test
    void long_judgedByItsBeginning() throws IOException {
        String text = "x".repeat(ReplyReader.LONGEST_PREFIX + 1);
        InputStream body = watched(text);

        body.readNBytes(ReplyReader.LONGEST_PREFIX);
        assertThat(judged).containsExactly(text.substring(1));
        assertThat(body.readAllBytes()).hasSize(1);
        assertThat(judged).hasSize(1);
    }

    @Test
    void brokenOff_judgedByWhatCame() throws IOException {
        InputStream broken =
                new InputStream() {
                    private int left = 2;

                    @Override
                    public int read() throws IOException {
                        if (left-- == 0) {
                            throw new IOException("reset");
                        }
                        return 'x';
                    }

                    @Override
                    public int read(byte[] into, int from, int length) throws IOException {
                        into[from] = (byte) read();
                        return 1;
                    }
                };
        InputStream body = new WatchedBody(broken, this::judge);

        assertThatIOException().isThrownBy(body::readAllBytes).withMessage("reset");

        assertThat(judged).containsExactly("xx");
    }

    private InputStream watched(String text) {
        return new WatchedBody(new ByteArrayInputStream(text.getBytes(UTF_8)), this::judge);
    }

    private void judge(byte[] prefix) {
        judged.add(new String(prefix, UTF_8));
    }
}
