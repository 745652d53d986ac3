package io.github.mpfinicity.microprofile.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.FinicityWebhook;
import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.microprofile.config.PartnerName;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose webhooks a method receives, wherever that is said. */
class MarksTest {
    interface Marked {
        @FinicityWebhook(partner = "acme")
        void event(byte[] body);
    }

    interface Other {
        @FinicityWebhook(partner = "other")
        void event(byte[] body);
    }

    interface Narrower extends Marked {
        @Override
        @FinicityWebhook(partner = "narrow")
        void event(byte[] body);
    }

    interface OfAny<T> {
        @FinicityWebhook(partner = "acme")
        void event(T body);
    }

    @FinicityWebhook(partner = "acme")
    interface MarkedType {}

    @FinicityWebhook(partner = "acme")
    static class MarkedClass {
        public void event(byte[] body) {}
    }

    static class Base {
        @FinicityWebhook(partner = "acme")
        public void event(byte[] body) {}
    }

    static class OfInterface implements Marked {
        @Override
        public void event(byte[] body) {}
    }

    static class OfSuperclass extends Base {
        @Override
        public void event(byte[] body) {}
    }

    static class Inheriting extends Base {}

    static class ClassBeforeInterface extends Base implements Other {}

    static class NearestInterface implements Narrower, Marked {
        @Override
        public void event(byte[] body) {}
    }

    static class Own extends Base implements Other {
        @Override
        @FinicityWebhook(partner = "own")
        public void event(byte[] body) {}
    }

    @FinicityWebhook(partner = "other")
    static class MethodAboveBeforeClass extends Base {}

    static class OfGeneric implements OfAny<byte[]> {
        @Override
        public void event(byte[] body) {}
    }

    static class Unaware {
        public void event(byte[] body) {}
    }

    static class OfGenericLate extends Unaware implements OfAny<byte[]> {}

    static class OfMarkedType implements MarkedType {
        public void event(byte[] body) {}
    }

    static class OfMarkedClass extends MarkedClass {}

    /** As containers make them. */
    static class Proxy$$ extends OfInterface {
        @Override
        public void event(byte[] body) {}
    }

    static class Overloaded extends Base {
        public void event(String body) {}
    }

    static class Torn implements Marked, Other {
        @Override
        public void event(byte[] body) {}
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                OfInterface.class,
                OfSuperclass.class,
                Inheriting.class,
                ClassBeforeInterface.class,
                MethodAboveBeforeClass.class,
                OfGeneric.class,
                OfGenericLate.class,
                MarkedClass.class,
                OfMarkedType.class,
                OfMarkedClass.class,
                Proxy$$.class
            })
    void inherited_counts(Class<?> resource) {
        assertThat(Marks.partner(resource, event(resource, byte[].class)))
                .isEqualTo(PartnerName.of("acme"));
    }

    @Test
    void methodOfAGenericInterface_foundFromTheBridge() throws Exception {
        assertThat(Marks.partner(OfGeneric.class, OfAny.class.getMethod("event", Object.class)))
                .isEqualTo(PartnerName.of("acme"));
    }

    @Test
    void nearest_wins() {
        assertThat(Marks.partner(Own.class, event(Own.class, byte[].class)))
                .isEqualTo(PartnerName.of("own"));
        assertThat(
                        Marks.partner(
                                NearestInterface.class,
                                event(NearestInterface.class, byte[].class)))
                .isEqualTo(PartnerName.of("narrow"));
    }

    @Test
    void notMarked_none() {
        assertThat(Marks.partner(Unaware.class, event(Unaware.class, byte[].class))).isNull();
        assertThat(Marks.partner(Overloaded.class, event(Overloaded.class, String.class))).isNull();
    }

    @Test
    void contradiction_refusedNamingMethodAndPartners() {
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(() -> Marks.partner(Torn.class, event(Torn.class, byte[].class)))
                .withMessageContainingAll("Torn.event", "acme", "other", "on the method itself");
    }

    private static Method event(Class<?> resource, Class<?> body) {
        return Arrays.stream(resource.getMethods())
                .filter(each -> each.getName().equals("event") && !each.isBridge())
                .filter(each -> each.getParameterTypes()[0] == body)
                .findFirst()
                .orElseThrow();
    }
}
