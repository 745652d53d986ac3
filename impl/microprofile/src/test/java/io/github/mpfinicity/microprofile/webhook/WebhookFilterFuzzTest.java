package io.github.mpfinicity.microprofile.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.mpfinicity.microprofile.Corpus;
import io.github.mpfinicity.microprofile.cdi.Application;
import io.github.mpfinicity.microprofile.config.PartnerName;
import io.github.mpfinicity.simulator.FinicitySimulator;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.AbstractMultivaluedMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Any headers and any body before a resource that receives webhooks. An input has a line for each
 * header, an empty line, and the body. {@code @@} in a header stands for the right signature.
 */
class WebhookFilterFuzzTest {
    private static final String SIGNATURE = "X-Finicity-Signature";
    private static final int LONGEST = 100;
    private static final int PASSED = 0;

    private static FinicitySimulator simulator;
    private static Application application;
    private final WebhookFilter filter = new BoundWebhookFilter(PartnerName.DEFAULT);

    @BeforeAll
    static void start() {
        simulator = FinicitySimulator.start();
        application =
                Application.of(simulator).with("finicity.webhook.max-body", "" + LONGEST).start();
    }

    @AfterAll
    static void end() {
        application.close();
        simulator.close();
    }

    @ParameterizedTest
    @ArgumentsSource(Corpus.class)
    void corpus(byte[] input) throws Exception {
        anyDelivery(input);
    }

    @FuzzTest
    void anyDelivery(byte[] input) throws Exception {
        String[] parts = new String(input, ISO_8859_1).split("\n\n", 2);
        byte[] body = parts.length < 2 ? new byte[0] : parts[1].getBytes(ISO_8859_1);
        String right = Signatures.of(simulator, body);
        var request = new Request(headers(parts[0].replace("@@", right)), body);

        filter.filter(request.context());

        int status = expected(request.headers.get(SIGNATURE), right, body.length);
        assertThat(request.status()).isEqualTo(status);
        assertThat(request.sent.available())
                .as("bytes that were not read")
                .isGreaterThanOrEqualTo(body.length - LONGEST - 1);
        if (status == PASSED) {
            assertThat(request.entity.readAllBytes()).isEqualTo(body);
        } else {
            assertThat(request.entity).as("nothing for the resource").isSameAs(request.sent);
            assertThat(request.answer.hasEntity()).isFalse();
        }
    }

    private static int expected(@Nullable List<String> given, String right, int length) {
        if (given == null || given.size() != 1 || !given.get(0).matches("[0-9A-Fa-f]{64}")) {
            return 401;
        }
        if (length > LONGEST) {
            return 413;
        }
        return given.get(0).equalsIgnoreCase(right) ? PASSED : 401;
    }

    /** The headers that have a name. */
    private static MultivaluedMap<String, String> headers(String lines) {
        var headers = new Headers();
        for (String line : lines.split("\n", -1)) {
            String[] parts = line.split(":", 2);
            if (parts.length == 2) {
                headers.add(parts[0].strip(), parts[1].strip());
            }
        }
        return headers;
    }

    @SuppressWarnings("serial")
    private static final class Headers extends AbstractMultivaluedMap<String, String> {
        Headers() {
            super(new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
        }
    }

    /** A request as an engine gives it to filters. It has what the filter may ask for. */
    private static final class Request implements InvocationHandler {
        final MultivaluedMap<String, String> headers;
        final InputStream sent;
        InputStream entity;
        @Nullable Response answer;
        private final Map<Object, Object> properties = new HashMap<>();

        Request(MultivaluedMap<String, String> headers, byte[] body) {
            this.headers = headers;
            this.sent = new ByteArrayInputStream(body);
            this.entity = sent;
        }

        ContainerRequestContext context() {
            return proxy(ContainerRequestContext.class);
        }

        int status() {
            return answer == null ? PASSED : answer.getStatus();
        }

        private <T> T proxy(Class<T> type) {
            return type.cast(
                    Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this));
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object[] arguments) {
            return switch (method.getName()) {
                case "getHeaders" -> headers;
                case "getEntityStream" -> entity;
                case "setEntityStream" -> {
                    entity = (InputStream) arguments[0];
                    yield null;
                }
                case "getProperty" -> properties.get(arguments[0]);
                case "setProperty" -> properties.put(arguments[0], arguments[1]);
                case "getUriInfo" -> proxy(UriInfo.class);
                case "getRequestUri" -> URI.create("http://localhost/hooks");
                case "abortWith" -> {
                    assertThat(answer).isNull();
                    answer = (Response) arguments[0];
                    yield null;
                }
                default -> throw new IllegalStateException(method.getName());
            };
        }
    }
}
