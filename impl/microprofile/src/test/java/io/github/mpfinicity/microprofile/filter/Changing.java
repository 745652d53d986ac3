package io.github.mpfinicity.microprofile.filter;

import jakarta.json.bind.annotation.JsonbTypeSerializer;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import java.util.AbstractList;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;

/** Objects that are written in another way each time. */
final class Changing {
    private static final AtomicInteger NEXT = new AtomicInteger(10);

    private Changing() {}

    static int next() {
        return NEXT.incrementAndGet();
    }

    /** Has another value each time, of the same length. */
    public static class Computed {
        public String name = "a";

        public int getId() {
            return next();
        }
    }

    /** Has a longer value each time. */
    public static final class Growing {
        public String name = "a";

        public String getId() {
            return "0123456789".repeat(next());
        }
    }

    /** Has a value once only. */
    public static final class Failing {
        private boolean asked;

        public String getId() {
            if (asked) {
                throw new IllegalStateException("asked again");
            }
            asked = true;
            return "a";
        }
    }

    /** Is written by a serializer of its own. */
    @JsonbTypeSerializer(Serializer.class)
    public static final class Serialized {
        public String name = "a";
    }

    /** As a property: in a list, a serializer is not asked. */
    public static final class Serialization {
        public Serialized value = new Serialized();
    }

    /** Writes another value each time. */
    public static final class Serializer implements JsonbSerializer<Serialized> {
        @Override
        public void serialize(Serialized object, JsonGenerator json, SerializationContext context) {
            json.write(next());
        }
    }

    /** A later time each time. */
    @SuppressWarnings({"serial", "JavaUtilDate"})
    public static final class Later extends Date {
        Later(long time) {
            super(time);
        }

        @Override
        public long getTime() {
            return next() * 1000L;
        }

        @Override
        public java.time.Instant toInstant() {
            return java.time.Instant.ofEpochMilli(getTime());
        }
    }

    /** A text that changes. */
    public static final class Text implements CharSequence {
        public String name = "a";

        @Override
        public int length() {
            return 2;
        }

        @Override
        public char charAt(int index) {
            return toString().charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return toString().subSequence(start, end);
        }

        @Override
        public String toString() {
            return String.valueOf(next());
        }

        public String getValue() {
            return toString();
        }
    }

    /** A number that changes. */
    @SuppressWarnings("serial")
    public static final class Counter extends Number {
        public final String name = "a";

        @Override
        public int intValue() {
            return next();
        }

        @Override
        public long longValue() {
            return intValue();
        }

        @Override
        public float floatValue() {
            return intValue();
        }

        @Override
        public double doubleValue() {
            return intValue();
        }

        @Override
        public String toString() {
            return String.valueOf(intValue());
        }
    }

    /** A list whose elements change. */
    public static final class Rows extends AbstractList<Object> {
        @Override
        public Object get(int index) {
            return next();
        }

        @Override
        public int size() {
            return 1;
        }
    }
}
