package io.github.mpfinicity.simulator.data;

import io.github.mpfinicity.simulator.recording.RecordedRequest;
import io.github.mpfinicity.simulator.wire.ErrorWriter;
import io.github.mpfinicity.simulator.wire.FinicityError;
import io.github.mpfinicity.simulator.wire.Json;
import io.github.mpfinicity.simulator.wire.Reply;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.function.Function;

/** Answers requests for a list, page by page. Thread-safe. */
record Pages(Json json, ErrorWriter errors) {

    Reply answer(
            RecordedRequest request, String name, Function<Query, List<JsonObject>> everything) {
        var query = Query.of(request);
        var page = query.flatMap(read -> Page.of(read, request.receivedAt()));
        if (page.isEmpty()) {
            return errors.refuse(FinicityError.BAD_REQUEST, request);
        }
        return page.get()
                .refusal()
                .map(error -> errors.refuse(error, request))
                .orElseGet(() -> reply(page.get(), name, everything.apply(query.get())));
    }

    private Reply reply(Page page, String name, List<JsonObject> all) {
        return Reply.json(200, page.of(name, all, json).toString());
    }
}
