package io.github.mpfinicity.core.session;

import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.result.CachedToken;

/** Hears everything and does nothing: for tests that listen to one thing, or to none. */
public class NoOpListener implements SessionListener {
    @Override
    public void renewed(CachedToken token) {}

    @Override
    public void refused(NotedRefusal refusal) {}

    @Override
    public void secretChanged(PartnerSecret accepted) {}

    @Override
    public void appKeyChanged() {}

    @Override
    public void secretNotKept(RuntimeException why) {}
}
