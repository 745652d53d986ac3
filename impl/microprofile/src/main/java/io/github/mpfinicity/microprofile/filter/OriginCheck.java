package io.github.mpfinicity.microprofile.filter;

import io.github.mpfinicity.FinicityUnavailableException;
import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.core.session.SessionRules;
import io.github.mpfinicity.microprofile.config.Setting;
import io.github.mpfinicity.microprofile.runtime.HeaderPair;
import io.github.mpfinicity.microprofile.runtime.PartnerRuntime;
import java.net.URI;
import java.util.List;

/**
 * Checks where a request may carry the headers. The base URI may change while an application runs.
 */
final class OriginCheck {
    private OriginCheck() {}

    /**
     * Checks the origin of a request before a token is fetched for it. A call to the origin that
     * was read last costs no look at the setting.
     */
    static void requireConfigured(URI request, GuardedClient client, PartnerRuntime partner) {
        if (Origins.same(request, partner.baseUri())) {
            return;
        }
        URI base = partner.baseUriNow();
        URI atStart = partner.settings().baseUri();
        if (!Origins.same(base, atStart) && Origins.same(request, atStart)) {
            throw stayedBehind(request, client, base, partner);
        }
        Origins.requireSame(
                request, base, () -> partner.name(Setting.BASE_URI), client.addressKey());
    }

    /**
     * Refuses to send a token to another origin than the one that issued it, even right after a
     * change of the base URI.
     */
    static void requireIssuer(URI request, HeaderPair values, PartnerRuntime partner) {
        if (!Origins.same(request, values.origin())) {
            String sentence =
                    partner.name(Setting.BASE_URI)
                            + " was changed: the app token at hand was issued by "
                            + Origins.of(values.origin())
                            + " and does not leave for "
                            + Origins.of(request)
                            + ". Nothing was sent. The change is noticed within "
                            + SessionRules.RECHECK_WHILE_SERVED.toSeconds()
                            + " s; a Rest Client that goes on to the old address must be changed,"
                            + " too.";
            throw new FinicityUnavailableException(sentence, SessionRules.RECHECK_WHILE_SERVED);
        }
    }

    private static InvalidConfigurationException stayedBehind(
            URI request, GuardedClient client, URI base, PartnerRuntime partner) {
        String baseKey = partner.name(Setting.BASE_URI);
        String sentence =
                baseKey
                        + " was changed to "
                        + Origins.of(base)
                        + " while the application was running, but this Rest Client still"
                        + " sends to "
                        + Origins.of(request)
                        + ": make the client anew with its address changed, for example "
                        + client.addressKey()
                        + ", or put "
                        + baseKey
                        + " back. Nothing was sent.";
        return new InvalidConfigurationException(List.of(sentence));
    }
}
