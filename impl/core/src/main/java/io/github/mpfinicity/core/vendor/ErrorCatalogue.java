package io.github.mpfinicity.core.vendor;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.github.mpfinicity.ErrorGroup;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All codes that the vendor is known to answer with: those of calls and those of {@link
 * VendorCode}. A code that is not here is passed on as it is.
 */
public final class ErrorCatalogue {
    private static final Map<String, ErrorEntry> BY_CODE =
            Stream.concat(
                            Arrays.stream(ErrorTopic.values())
                                    .flatMap(topic -> topic.entries().stream()),
                            Arrays.stream(VendorCode.values())
                                    .filter(ErrorCatalogue::isNoFaultOfTheCall)
                                    .map(ErrorCatalogue::entry))
                    .collect(toUnmodifiableMap(ErrorEntry::code, each -> each));

    private ErrorCatalogue() {}

    /** The entry of a code; null if the code is absent or not known. */
    public static @Nullable ErrorEntry of(@Nullable String code) {
        return code == null ? null : BY_CODE.get(code);
    }

    /** The end of a message: where the page of errors tells of the code. Empty if it does not. */
    public static String see(@Nullable String code) {
        ErrorEntry known = of(code);
        return known == null ? "" : known.see();
    }

    /** All, in the order of their numbers. */
    public static List<ErrorEntry> entries() {
        return BY_CODE.values().stream()
                .sorted(Comparator.comparingInt(each -> Integer.parseInt(each.code())))
                .toList();
    }

    /** An authentication is a request, too, but calls get these codes for faults of their own. */
    private static boolean isNoFaultOfTheCall(VendorCode code) {
        return code.advice() != VendorCode.Advice.UNEXPLAINED;
    }

    private static ErrorEntry entry(VendorCode code) {
        VendorCode.Advice advice = code.advice();
        return new ErrorEntry(
                code.text(), status(code), group(advice), advice.meaning(), advice::remedy);
    }

    private static int status(VendorCode code) {
        return switch (code.advice()) {
            case PARTNER -> 404;
            case NEW_SECRET -> 400;
            case SECRET, KEY, UNEXPLAINED, UNDOCUMENTED, UNLOCK, TOKEN -> 401;
        };
    }

    private static ErrorGroup group(VendorCode.Advice advice) {
        return switch (advice) {
            case KEY -> ErrorGroup.APP_KEY;
            case TOKEN -> ErrorGroup.APP_TOKEN;
            case SECRET, PARTNER, UNEXPLAINED, UNDOCUMENTED, UNLOCK, NEW_SECRET ->
                    ErrorGroup.PARTNER_AUTHENTICATION;
        };
    }
}
