package io.github.mpfinicity.simulator.fault;

import io.github.mpfinicity.simulator.wire.Reply;

/** The vendor's own answer to a request, given only when it is taken. */
@FunctionalInterface
public interface HonestAnswer {

    /**
     * Has the vendor process the request: count it, lock, issue a token. Each call does so again.
     *
     * @return the vendor's reply
     */
    Reply take();
}
