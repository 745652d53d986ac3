package io.github.mpfinicity.microprofile.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.FinicityWebhook;
import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.microprofile.config.PartnerName;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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

    @FinicityWebhook
    @Path("located")
    static class LocatorOfMarkedClass {
        @Path("below")
        public Object below() {
            return this;
        }

        @POST
        @Path("event")
        public void event(byte[] body) {}
    }

    @Path("located")
    interface MarkedLocator {
        @Path("below/{id}")
        @FinicityWebhook(partner = "acme")
        Object below(@PathParam("id") String id);
    }

    static class LocatorOfInterface implements MarkedLocator {
        @Override
        public Object below(String id) {
            return this;
        }
    }

    /** A method that says more than the interface takes nothing from it, as in Jakarta REST. */
    @FinicityWebhook
    static class CalledAfterAll implements MarkedLocator {
        @POST
        @Override
        public Object below(String id) {
            return this;
        }
    }

    @Path("located")
    static class UnmarkedLocator {
        @Path("below")
        public Object below() {
            return this;
        }

        @POST
        @FinicityWebhook
        public void event(byte[] body) {}
    }

    @ParameterizedTest
    @ValueSource(classes = {LocatorOfMarkedClass.class, LocatorOfInterface.class})
    void locatorIsMarked_toldWithTheWayOut(Class<?> resource) {
        assertThat(Marks.problems(resource))
                .singleElement()
                .asString()
                .contains(
                        resource.getName() + ".below", "put @FinicityWebhook on the sub-resource");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                CalledAfterAll.class,
                UnmarkedLocator.class,
                MarkedClass.class,
                OfInterface.class
            })
    void noLocatorIsMarked_nothingTold(Class<?> resource) {
        assertThat(Marks.problems(resource)).isEmpty();
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
