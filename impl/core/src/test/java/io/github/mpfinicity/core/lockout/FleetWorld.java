package io.github.mpfinicity.core.lockout;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.CredentialsFingerprint;
import io.github.mpfinicity.core.record.AttemptResult;
import io.github.mpfinicity.core.record.LockoutRecord;
import io.github.mpfinicity.core.record.Reservation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Nodes that share a record, the network and the vendor.
 *
 * @param wire requests that may still land
 * @param failures the vendor's own count: what must never come to five
 * @param named how many reservations were asked for
 * @param ranOut a lease has run out, so that two may authenticate at once
 */
record FleetWorld(
        LockoutRecord record,
        List<Node> nodes,
        List<Request> wire,
        int failures,
        int named,
        boolean ranOut) {
    static final String RIGHT = "right";

    /** How far a node has come. */
    enum Phase {
        IDLE,
        RESERVED,
        SENT,
        NOTED
    }

    /**
     * A process.
     *
     * @param name of this process; another one after a crash
     * @param epoch of the newest token it had
     */
    record Node(
            String name,
            Phase phase,
            String secret,
            @Nullable Reservation reservation,
            @Nullable AttemptResult result,
            long epoch) {
        static Node started(String name) {
            return new Node(name, Phase.IDLE, "", null, null, 0);
        }

        Node idle(long newest) {
            long most = Math.max(epoch, newest);
            return new Node(name, Phase.IDLE, "", null, null, most);
        }

        Node reserved(String with, Reservation permission) {
            return new Node(name, Phase.RESERVED, with, permission, null, epoch);
        }

        Node to(Phase next, @Nullable AttemptResult end) {
            return new Node(name, next, secret, reservation, end, epoch);
        }

        boolean mayBeInTheAir() {
            return phase != Phase.IDLE && phase != Phase.NOTED;
        }

        boolean has(String id) {
            return reservation != null && reservation.id().equals(id);
        }
    }

    /** Something that was sent. */
    record Request(String id, String secret) {}

    static FleetWorld of(int nodes) {
        List<Node> all = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            all.add(Node.started("n" + i));
        }
        return new FleetWorld(
                LockoutRecord.fresh("salt"), List.copyOf(all), List.of(), 0, 0, false);
    }

    static CredentialsFingerprint fingerprint(String secret) {
        return new CredentialsFingerprint(
                "salt",
                Map.of(
                        CredentialPart.PARTNER_SECRET,
                        secret,
                        CredentialPart.APP_KEY,
                        "key",
                        CredentialPart.PARTNER_ID,
                        "id",
                        CredentialPart.ALL,
                        "all-" + secret));
    }

    FleetWorld with(int i, Node next) {
        var all = new ArrayList<>(nodes);
        all.set(i, next);
        boolean busy = !wire.isEmpty() || all.stream().anyMatch(node -> node.phase() != Phase.IDLE);
        return new FleetWorld(record, List.copyOf(all), wire, failures, named, ranOut && busy);
    }

    FleetWorld with(LockoutRecord next) {
        return new FleetWorld(next, nodes, wire, failures, named, ranOut);
    }

    FleetWorld naming(boolean leaseRanOut) {
        return new FleetWorld(record, nodes, wire, failures, named + 1, ranOut || leaseRanOut);
    }

    FleetWorld sending(Request request) {
        var more = new ArrayList<>(wire);
        more.add(request);
        return new FleetWorld(record, nodes, List.copyOf(more), failures, named, ranOut);
    }

    FleetWorld lost(String id) {
        var rest = wire.stream().filter(request -> !request.id().equals(id)).toList();
        return new FleetWorld(record, nodes, rest, failures, named, ranOut);
    }

    /** The vendor counts, or a success sets its count to zero. */
    FleetWorld completed(Request request) {
        FleetWorld after = lost(request.id());
        int count = request.secret().equals(RIGHT) ? 0 : failures + 1;
        return new FleetWorld(after.record, nodes, after.wire, count, named, ranOut);
    }

    @Nullable Request request(String id) {
        return wire.stream().filter(each -> each.id().equals(id)).findFirst().orElse(null);
    }
}
