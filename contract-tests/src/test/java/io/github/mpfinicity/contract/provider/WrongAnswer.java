package io.github.mpfinicity.contract.provider;

import io.github.mpfinicity.simulator.fault.Fault;
import io.github.mpfinicity.simulator.wire.Reply;
import java.util.function.UnaryOperator;

/**
 * A way in which an answer could be wrong.
 *
 * @param name for the report
 * @param place where the verification is to notice it
 * @param change made to the right answer
 */
record WrongAnswer(String name, String place, UnaryOperator<Reply> change) {
    static WrongAnswer status(int status) {
        return new WrongAnswer(
                "status " + status,
                "status",
                right -> new Reply(status, right.headers(), right.body()));
    }

    /** The right status with another body. */
    static WrongAnswer body(String name, String place, String json) {
        return new WrongAnswer(name, place, right -> Reply.json(right.status(), json));
    }

    /** The same in XML. */
    static WrongAnswer xml(String name, String place, String root) {
        return new WrongAnswer(name, place, right -> Reply.xml(right.status(), root));
    }

    /** The right answer, called something else. */
    static WrongAnswer type(String contentType) {
        return new WrongAnswer(
                contentType,
                "header content-type",
                right -> right.withHeader("Content-Type", contentType));
    }

    Fault fault() {
        return (request, honest) -> change.apply(honest.take());
    }

    @Override
    public String toString() {
        return name;
    }
}
