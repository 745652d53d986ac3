package io.github.mpfinicity.core.lockout;

import io.github.mpfinicity.core.credentials.Rejection;
import io.github.mpfinicity.core.lockout.FleetWorld.Node;
import io.github.mpfinicity.core.lockout.FleetWorld.Request;
import io.github.mpfinicity.core.record.Lease;
import io.github.mpfinicity.core.record.LockoutRecord;
import io.github.mpfinicity.core.record.Reservation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A text that two worlds share if they have the same future: tallies and watermarks without what
 * was cleared, epochs as newest or not, names as who has them. Nodes are alike: theirs are sorted.
 */
final class FleetKey {
    private final FleetWorld world;
    private final LockoutRecord record;

    private FleetKey(FleetWorld world) {
        this.world = world;
        this.record = world.record();
    }

    static String of(FleetWorld world) {
        return new FleetKey(world).text();
    }

    private String text() {
        String nodes =
                world.nodes().stream().map(this::node).sorted().collect(Collectors.joining("|"));
        return nodes + "#" + book() + world.failures() + (world.ranOut() ? "r" : ".");
    }

    private String node(Node node) {
        var text = new StringBuilder();
        text.append(node.phase().name().charAt(0)).append(node.secret());
        text.append(node.epoch() == record.cluster().epoch() ? 'n' : '.');
        Lease lease = record.cluster().lease();
        boolean mine = lease != null && FleetDesign.isOf(lease, node);
        text.append(!mine ? '.' : lease.pause() ? 'P' : node.has(lease.holder()) ? 'L' : 'l');
        Reservation reservation = node.reservation();
        if (reservation != null) {
            String id = reservation.id();
            text.append(record.charges().open().contains(id) ? 'o' : '.');
            text.append(world.request(id) == null ? '.' : 'w');
            text.append(reservation.epoch() == record.cluster().epoch() ? 'e' : '.');
        }
        if (reservation != null && node.secret().equals(FleetWorld.RIGHT)) {
            text.append(Math.max(0, reservation.settled() - record.charges().settled().cleared()));
            text.append(
                    Math.max(0, reservation.definite() - record.charges().definite().cleared()));
        }
        return text.append(node.result() == null ? "" : node.result().getClass().getSimpleName())
                .toString();
    }

    private String book() {
        List<String> nobodys = new ArrayList<>();
        for (String id : record.charges().open()) {
            if (isNobodys(id)) {
                Request request = world.request(id);
                nobodys.add("o" + (request == null ? "" : request.secret()));
            }
        }
        for (Request request : world.wire()) {
            if (isNobodys(request.id()) && !record.charges().open().contains(request.id())) {
                nobodys.add("w" + request.secret());
            }
        }
        nobodys.sort(null);
        Lease lease = record.cluster().lease();
        String held = lease == null ? "" : lease.pause() ? "pause" : "lease";
        String refused =
                record.credentials().rejected().stream()
                        .map(Rejection::fingerprint)
                        .sorted()
                        .collect(Collectors.joining(","));
        boolean token = record.cluster().sealedToken() != null;
        return String.join(
                ";",
                Long.toString(record.charges().settled().charged()),
                Long.toString(record.charges().definite().charged()),
                nobodys.toString(),
                refused,
                held,
                token ? "t" : ".");
    }

    private boolean isNobodys(String id) {
        return world.nodes().stream().noneMatch(node -> node.has(id));
    }
}
