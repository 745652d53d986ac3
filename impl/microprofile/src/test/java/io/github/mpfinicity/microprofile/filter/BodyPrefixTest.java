package io.github.mpfinicity.microprofile.filter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.microprofile.runtime.BodyReads;
import jakarta.ws.rs.client.ClientResponseContext;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is judged at once, and what when it is read, where nobody may wait. */
class BodyPrefixTest {
    private static final BodyReads NONE =
            new BodyReads(
                    Clocks.system(),
                    task -> {
                        throw new AssertionError("begun");
                    },
                    () -> false);

    private final List<String> judged = new ArrayList<>();
    private InputStream body;
    private String length;

    @Test
    void none_judgedAsEmptyAndLeftAlone() {
        judge(true);
        assertThat(judged).containsExactly("");
        assertThat(body).isNull();

        InputStream empty = bytes("");
        body = empty;
        judge(true);
        assertThat(judged).containsExactly("", "");
        assertThat(body).isSameAs(empty);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void inMemory_judgedAtOnceAndUnchanged(boolean urgent) throws IOException {
        body = bytes("body");
        judge(urgent);
        assertThat(judged).containsExactly("body");
        assertThat(body.readAllBytes()).asString(UTF_8).isEqualTo("body");
    }

    @Test
    void allOfAKnownLengthHere_judgedAtOnce() {
        body = new BufferedInputStream(bytes("body"));
        length = " 4 ";
        judge(true);
        assertThat(judged).containsExactly("body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "65537", "-", ""})
    void notAllHere_judgedWhenRead(String known) throws IOException {
        body = new BufferedInputStream(bytes("body"));
        length = known.isEmpty() ? null : known;
        judge(true);
        assertThat(judged).isEmpty();
        assertThat(body.readAllBytes()).asString(UTF_8).isEqualTo("body");
        assertThat(judged).containsExactly("body");
    }

    @Test
    void nobodyKnowsWhatIsHere_judgedWhenRead() throws IOException {
        body =
                new FilterInputStream(bytes("body")) {
                    @Override
                    public int available() throws IOException {
                        throw new IOException("closed");
                    }
                };
        length = "4";
        judge(false);
        assertThat(judged).isEmpty();
        body.close();
        assertThat(judged).containsExactly("");
    }

    private void judge(boolean urgent) {
        BodyPrefix.judge(
                response(), urgent, NONE, (prefix, ends) -> judged.add(new String(prefix, UTF_8)));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
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
                            if (method.getName().equals("getHeaderString")) {
                                return length;
                            }
                            body = (InputStream) arguments[0];
                            return null;
                        });
    }
}
