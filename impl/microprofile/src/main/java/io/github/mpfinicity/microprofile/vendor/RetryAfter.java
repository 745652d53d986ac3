package io.github.mpfinicity.microprofile.vendor;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the header {@code Retry-After}: seconds or a date in one of the three forms of HTTP. */
public final class RetryAfter {
    /** The longest pause. The vendor may ask for a longer one. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    /** The number of digits that are read. A longer number is too long in any case. */
    private static final int MOST_DIGITS = 9;

    private static final Pattern SECONDS = Pattern.compile("(-)?(\\d++)(?:\\.(\\d++))?+");
    private static final Pattern WEEKDAY = Pattern.compile("^[A-Za-z]{3,9},? +");
    private static final Pattern LEAP_SECOND = Pattern.compile("(:\\d\\d):60\\b");

    private RetryAfter() {}

    /**
     * Returns the pause from now, between zero and half an hour; null if the header is absent or
     * unreadable.
     */
    public static @Nullable Duration read(@Nullable String header, Instant now) {
        if (header == null) {
            return null;
        }
        String text = header.strip();
        Matcher seconds = SECONDS.matcher(text);
        return seconds.matches() ? seconds(seconds) : until(text, now);
    }

    /** Returns whole seconds; a part of a second counts as one. */
    private static Duration seconds(Matcher parts) {
        if (parts.group(1) != null) {
            return Duration.ZERO;
        }
        String whole = parts.group(2).replaceFirst("^0+(?=.)", "");
        if (whole.length() > MOST_DIGITS) {
            return LONGEST;
        }
        String fraction = parts.group(3);
        boolean begun = fraction != null && !fraction.matches("0+");
        return within(Duration.ofSeconds(Long.parseLong(whole) + (begun ? 1 : 0)));
    }

    private static @Nullable Duration until(String text, Instant now) {
        // The day of the week adds nothing, and some servers get it wrong.
        String date = WEEKDAY.matcher(text).replaceFirst("").replaceAll(" +", " ");
        String read = LEAP_SECOND.matcher(date).replaceFirst("$1:59");
        List<Function<String, Instant>> forms =
                List.of(RetryAfter::imf, each -> rfc850(each, now), RetryAfter::asctime);
        for (Function<String, Instant> form : forms) {
            try {
                return within(Duration.between(now, form.apply(read)));
            } catch (DateTimeException e) {
                // The date may have another form.
            }
        }
        return null;
    }

    private static Instant imf(String text) {
        return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }

    /** Reads a year of two digits as one that is at most fifty years away. */
    private static Instant rfc850(String text, Instant now) {
        LocalDate base = LocalDate.ofInstant(now, ZoneOffset.UTC).minusYears(50);
        DateTimeFormatter form =
                new DateTimeFormatterBuilder()
                        .parseCaseInsensitive()
                        .appendPattern("d-MMM-")
                        .appendValueReduced(ChronoField.YEAR, 2, 2, base)
                        .appendPattern(" HH:mm:ss 'GMT'")
                        .toFormatter(Locale.ENGLISH);
        return LocalDateTime.parse(text, form).toInstant(ZoneOffset.UTC);
    }

    private static Instant asctime(String text) {
        DateTimeFormatter form =
                new DateTimeFormatterBuilder()
                        .parseCaseInsensitive()
                        .appendPattern("MMM d HH:mm:ss uuuu")
                        .toFormatter(Locale.ENGLISH);
        return LocalDateTime.parse(text, form).toInstant(ZoneOffset.UTC);
    }

    private static Duration within(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
