package io.github.mpfinicity.simulator.authentication;

enum Verdict {
    ACCEPTED,
    WRONG_APP_KEY,
    LOCKED,
    WRONG_SECRET
}
