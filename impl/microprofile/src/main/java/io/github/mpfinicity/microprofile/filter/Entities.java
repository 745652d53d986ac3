package io.github.mpfinicity.microprofile.filter;

import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.GenericEntity;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.File;
import java.io.InputStream;
import java.io.Reader;
import java.nio.channels.Channel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/** Tells what can be written twice from what is used up, or may have changed, by then. */
final class Entities {
    private static final List<Class<?>> ONCE =
            List.of(
                    InputStream.class,
                    Reader.class,
                    StreamingOutput.class,
                    File.class,
                    Path.class,
                    Channel.class,
                    EntityPart.class,
                    Iterator.class,
                    BaseStream.class,
                    Flow.Publisher.class);

    /** Perhaps absent at run time, so by name. */
    private static final List<String> ONCE_BY_NAME =
            List.of(
                    "jakarta.activation.DataHandler",
                    "jakarta.activation.DataSource",
                    "org.reactivestreams.Publisher");

    private Entities() {}

    /** Whether each argument of a call can be sent again. */
    static boolean repeatable(Object @Nullable [] arguments) {
        return arguments == null || Arrays.stream(arguments).allMatch(Entities::repeatable);
    }

    private static boolean repeatable(@Nullable Object argument) {
        if (argument == null) {
            return true;
        }
        if (argument instanceof GenericEntity<?> entity) {
            return repeatable(entity.getEntity());
        }
        if (argument instanceof Collection<?> parts) {
            return parts.stream().allMatch(Entities::repeatable);
        }
        return ONCE.stream().noneMatch(type -> type.isInstance(argument))
                && !named(argument.getClass());
    }

    private static boolean named(@Nullable Class<?> type) {
        return type != null
                && (ONCE_BY_NAME.contains(type.getName())
                        || named(type.getSuperclass())
                        || Arrays.stream(type.getInterfaces()).anyMatch(Entities::named));
    }
}
