package io.github.mpfinicity.simulator.page;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.simulator.fault.FaultSchedule;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** Does what a path below the page says. Thread-safe. */
final class Buttons {

    private static final Duration FARTHEST = Duration.ofDays(366);

    private final Controls controls;
    private final ExchangeLog exchanges;
    private final Random random;

    Buttons(Controls controls, ExchangeLog exchanges, Random random) {
        this.controls = requireNonNull(controls, "controls");
        this.exchanges = requireNonNull(exchanges, "exchanges");
        this.random = requireNonNull(random, "random");
    }

    /**
     * Presses a button.
     *
     * @param path {@code partners/ID/BUTTON}, {@code authentication/FAULT}, {@code call/FAULT},
     *     {@code clock/DURATION} or {@code honest}
     * @return one sentence that says what is different now; empty if there is no such button
     */
    Optional<String> press(String path) {
        var parts = List.of(path.split("/", -1));
        return switch (parts.get(0) + "/" + parts.size()) {
            case "partners/3" -> pressPartner(parts.get(1), parts.get(2));
            case "authentication/2" ->
                    order(controls.onAuthentication(), "authentication", parts.get(1));
            case "call/2" -> order(controls.onBusiness(), "call", parts.get(1));
            case "clock/2" -> advance(parts.get(1));
            case "honest/1" -> Optional.of(becomeHonest());
            default -> Optional.empty();
        };
    }

    private Optional<String> pressPartner(String id, String name) {
        return controls.vendor()
                .partners()
                .withId(id)
                .flatMap(
                        partner ->
                                constant(PartnerButton.class, name)
                                        .map(it -> it.press(partner, controls, random)));
    }

    private Optional<String> order(FaultSchedule schedule, String what, String name) {
        return constant(FaultButton.class, name)
                .map(
                        fault -> {
                            schedule.next(new NotedFault(fault.words(), fault.make(), exchanges));
                            return "The next " + what + " gets: " + fault.words() + ".";
                        });
    }

    private Optional<String> advance(String text) {
        try {
            var duration = Duration.parse(text);
            if (duration.isNegative() || duration.compareTo(FARTHEST) > 0) {
                return Optional.empty();
            }
            controls.clock().accept(duration);
            return Optional.of(
                    "The clock is " + duration.toMinutes() + " minutes ahead of before.");
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private String becomeHonest() {
        controls.onAuthentication().clear();
        controls.onBusiness().clear();
        return "No fault is ordered any more.";
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> type, String name) {
        return List.of(type.getEnumConstants()).stream()
                .filter(each -> pathName(each).equals(name))
                .findFirst();
    }

    /** The name of a constant in a path: {@code rotate-key} for {@code ROTATE_KEY}. */
    static String pathName(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
