package io.github.mpfinicity.microprofile.filter;

import jakarta.json.JsonValue;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.File;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.Flow;
import javax.xml.datatype.XMLGregorianCalendar;
import javax.xml.namespace.QName;
import javax.xml.transform.Source;
import org.jspecify.annotations.Nullable;

/** Which types are known to last, and which to be used up. */
final class Kinds {
    /** Of the JDK: a subclass of the application's may hold anything. */
    private static final List<Class<?>> VALUES =
            List.of(
                    Boolean.class,
                    Calendar.class,
                    Character.class,
                    Charset.class,
                    Currency.class,
                    Date.class,
                    Locale.class,
                    OptionalDouble.class,
                    OptionalInt.class,
                    OptionalLong.class,
                    QName.class,
                    String.class,
                    StringBuffer.class,
                    StringBuilder.class,
                    TemporalAccessor.class,
                    TemporalAmount.class,
                    TimeZone.class,
                    Type.class,
                    URI.class,
                    URL.class,
                    UUID.class,
                    XMLGregorianCalendar.class,
                    ZoneId.class,
                    javax.xml.datatype.Duration.class);

    /** Files may have changed by then. */
    private static final List<Class<?>> ONCE =
            List.of(
                    AutoCloseable.class,
                    Readable.class,
                    Iterator.class,
                    Enumeration.class,
                    Flow.Publisher.class,
                    File.class,
                    Path.class,
                    Source.class,
                    StreamingOutput.class,
                    EntityPart.class);

    /** Perhaps absent at run time, so by name. */
    private static final List<String> ONCE_BY_NAME =
            List.of(
                    "jakarta.activation.DataHandler",
                    "jakarta.activation.DataSource",
                    "org.reactivestreams.Publisher");

    private Kinds() {}

    /** What has no parts that could be used up. */
    static boolean value(Object object) {
        Class<?> type = object.getClass();
        return object instanceof Enum<?>
                || object instanceof JsonValue
                || (type.isArray() && type.getComponentType().isPrimitive())
                || (ofJdk(type) && valueOfJdk(type));
    }

    /** The same for a class of the JDK. */
    static boolean valueOfJdk(Class<?> type) {
        String name = type.getPackageName();
        boolean number =
                Number.class.isAssignableFrom(type)
                        && (name.equals("java.lang") || name.equals("java.math"));
        return number || VALUES.stream().anyMatch(each -> each.isAssignableFrom(type));
    }

    /** What can be read once, or lies elsewhere. Nobody knows what a lambda does. */
    static boolean usedUp(Class<?> type) {
        if (type.isArray()) {
            return usedUp(type.getComponentType());
        }
        return type.isHidden()
                || ONCE.stream().anyMatch(each -> each.isAssignableFrom(type))
                || drained(type)
                || named(type);
    }

    /** Linked lists are queues, too, and the usual values of a multivalued map. */
    private static boolean drained(Class<?> type) {
        return Queue.class.isAssignableFrom(type) && !List.class.isAssignableFrom(type);
    }

    static boolean ofJdk(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }

    private static boolean named(@Nullable Class<?> type) {
        return type != null
                && (ONCE_BY_NAME.contains(type.getName())
                        || named(type.getSuperclass())
                        || Arrays.stream(type.getInterfaces()).anyMatch(Kinds::named));
    }
}
