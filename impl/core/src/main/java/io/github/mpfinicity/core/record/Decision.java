package io.github.mpfinicity.core.record;

/** Whether an attempt may be made. */
public sealed interface Decision permits Reservation, SharedToken, Denial {}
