package io.github.mpfinicity.store.jdbc.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds out whether the requests of a fleet stayed within what is promised. Pure. */
public final class VendorHistory {
    private final int budget;
    private final List<String> violations = new ArrayList<>();

    /** Secrets that the vendor has accepted, or that a change has made right. */
    private final Set<String> proven = new HashSet<>();

    private int refused;
    private int unproven;
    private long busyUntil = Long.MIN_VALUE;

    private VendorHistory(int budget) {
        this.budget = budget;
    }

    /**
     * What is wrong with these requests; empty if nothing is.
     *
     * @param requests in the order in which the vendor judged them
     * @param budget the highest number of charged attempts between two successes
     */
    public static List<String> violations(List<VendorRequest> requests, int budget) {
        var history = new VendorHistory(budget);
        requests.stream()
                .sorted(Comparator.comparingLong(VendorRequest::begin))
                .forEach(history::requireTurn);
        requests.forEach(history::add);
        return history.violations;
    }

    private void add(VendorRequest request) {
        require(!request.replaced(), "a secret was presented that all knew as replaced", request);
        switch (request.answer()) {
            case ACCEPTED -> {
                proven.add(request.secret());
                forget();
            }
            case UNLOCKED -> forget();
            case CHANGED -> proven.add(request.next());
            case REFUSED -> {
                refused++;
                charge(request);
            }
            case NOT_COUNTED -> charge(request);
        }
        require(refused <= budget, "more failures than the budget since a success", request);
        require(unproven <= budget, "unproven credentials were sent too often", request);
    }

    /** In the order in which they arrived, because one that came first may be judged last. */
    private void requireTurn(VendorRequest request) {
        require(
                !request.calm() || request.begin() >= busyUntil,
                "two requests at once, and no lease had run out",
                request);
        busyUntil = Math.max(busyUntil, request.end());
    }

    private void charge(VendorRequest request) {
        if (!proven.contains(request.secret())) {
            unproven++;
        }
    }

    private void forget() {
        refused = 0;
        unproven = 0;
    }

    private void require(boolean holds, String rule, VendorRequest request) {
        if (!holds) {
            violations.add(rule + ": " + request);
        }
    }
}
