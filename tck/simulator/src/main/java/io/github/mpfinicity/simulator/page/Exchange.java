package io.github.mpfinicity.simulator.page;

import io.github.mpfinicity.simulator.recording.RecordedRequest;
import java.util.Optional;

/**
 * A request and what became of it.
 *
 * @param id 1 for the first of this simulator
 * @param revision grows with each change of any exchange
 * @param request as it came in
 * @param partnerId of the sender; empty if it fits no partner
 * @param fault the name of the fault that answered; empty if the vendor did
 * @param answer empty while there is none
 */
record Exchange(
        long id,
        long revision,
        RecordedRequest request,
        Optional<String> partnerId,
        Optional<String> fault,
        Optional<Answer> answer) {

    Exchange withFault(String name, long newRevision) {
        return new Exchange(id, newRevision, request, partnerId, Optional.of(name), answer);
    }

    Exchange withAnswer(Answer given, long newRevision) {
        return new Exchange(id, newRevision, request, partnerId, fault, Optional.of(given));
    }

    boolean served() {
        return answer.filter(given -> given.status() >= 200 && given.status() < 400).isPresent();
    }

    boolean unauthorized() {
        return answer.filter(given -> given.status() == 401).isPresent();
    }

    boolean sameCall(Exchange other) {
        return request.method().equals(other.request.method())
                && request.path().equals(other.request.path())
                && request.query().equals(other.request.query())
                && partnerId.equals(other.partnerId);
    }
}
