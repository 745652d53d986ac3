package io.github.mpfinicity.simulator.page;

import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import io.github.mpfinicity.simulator.authentication.SimulatedVendor;
import io.github.mpfinicity.simulator.fault.FaultSchedule;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The parts of a simulator that the buttons of the page move.
 *
 * @param vendor its partners and tokens
 * @param onAuthentication the faults of authentications
 * @param onBusiness the faults of calls
 * @param clock moves the simulator's clock
 * @param credentials told of a partner whose credentials the page has changed
 */
public record Controls(
        SimulatedVendor vendor,
        FaultSchedule onAuthentication,
        FaultSchedule onBusiness,
        Consumer<Duration> clock,
        Consumer<SimulatedPartner> credentials) {}
