package io.github.mpfinicity.simulator;

import io.github.mpfinicity.simulator.authentication.AccessGate;
import io.github.mpfinicity.simulator.authentication.AuthenticationEndpoint;
import io.github.mpfinicity.simulator.authentication.Partners;
import io.github.mpfinicity.simulator.authentication.SecretChangeEndpoint;
import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import io.github.mpfinicity.simulator.authentication.SimulatedVendor;
import io.github.mpfinicity.simulator.authentication.Tokens;
import io.github.mpfinicity.simulator.data.BusinessData;
import io.github.mpfinicity.simulator.fault.FaultSchedule;
import io.github.mpfinicity.simulator.http.Reception;
import io.github.mpfinicity.simulator.page.Controls;
import io.github.mpfinicity.simulator.page.ExchangeLog;
import io.github.mpfinicity.simulator.page.SimulatorPage;
import io.github.mpfinicity.simulator.recording.RecordedRequest;
import io.github.mpfinicity.simulator.recording.RequestLog;
import io.github.mpfinicity.simulator.wire.Dialect;
import io.github.mpfinicity.simulator.wire.Endpoint;
import io.github.mpfinicity.simulator.wire.ErrorWriter;
import io.github.mpfinicity.simulator.wire.FinicityError;
import io.github.mpfinicity.simulator.wire.Json;
import io.github.mpfinicity.simulator.wire.Reply;
import io.github.mpfinicity.simulator.wire.SimulatedRegion;
import java.util.List;
import java.util.function.Consumer;

/** The simulator without its server: wires the parts together. */
final class Engine implements Reception {

    final SimulatorClock clock;
    final RequestLog requests;
    final FaultSchedule onAuthentication = new FaultSchedule();
    final FaultSchedule onSecretChange = new FaultSchedule();
    final FaultSchedule onBusiness = new FaultSchedule();
    final SimulatedVendor vendor;
    final ExchangeLog exchanges;
    final AuthenticationEndpoint authentication;
    final SecretChangeEndpoint secretChange;
    private final List<SimulatedPartner> firstPartners;
    private final BusinessData data;
    private final Endpoint business;

    Engine(SimulatedRegion region, SimulatorClock clock, List<SimulatedPartner> firstPartners) {
        this.clock = clock;
        this.firstPartners = firstPartners;
        requests =
                new RequestLog(
                        clock,
                        it -> AuthenticationEndpoint.isFor(it) || SecretChangeEndpoint.isFor(it));
        var tokens = new Tokens(clock, region.tokenLifetime());
        vendor =
                new SimulatedVendor(
                        region, new Json(), new Dialect(), new Partners(), tokens, clock);
        vendor.partners().reset(firstPartners);
        exchanges = new ExchangeLog(vendor, this);
        authentication = new AuthenticationEndpoint(vendor);
        secretChange = new SecretChangeEndpoint(vendor);
        data = new BusinessData(vendor.json(), new ErrorWriter(vendor.json(), vendor.dialect()));
        business = new AccessGate(vendor, data);
    }

    SimulatorPage page(Consumer<SimulatedPartner> credentials) {
        return new SimulatorPage(
                new Controls(vendor, onAuthentication, onBusiness, clock::advance, credentials),
                exchanges);
    }

    SimulatedPartner madeUpPartner() {
        return firstPartners.get(0);
    }

    @Override
    public Reply receive(RecordedRequest request) throws InterruptedException {
        if (AuthenticationEndpoint.isFor(request)) {
            authentication.posted(request);
            return onAuthentication.answer(request, () -> authentication.answer(request));
        }
        if (SecretChangeEndpoint.isFor(request)) {
            secretChange.asked(request);
            return onSecretChange.answer(request, () -> secretChange.answer(request));
        }
        if (request.path().equals(AuthenticationEndpoint.PATH)) {
            return vendor.refuse(FinicityError.METHOD_NOT_ALLOWED, request);
        }
        return onBusiness.answer(request, () -> business.answer(request));
    }

    void clearFaults() {
        onAuthentication.clear();
        onSecretChange.clear();
        onBusiness.clear();
    }

    void reset() {
        // The faults go first: a caller that they hold must not be served from the fresh state.
        clearFaults();
        clock.reset();
        vendor.dialect().reset();
        vendor.tokens().reviveAll();
        vendor.partners().reset(firstPartners);
        authentication.reset();
        secretChange.reset();
        data.reset();
        requests.clear();
        exchanges.clear();
    }
}
