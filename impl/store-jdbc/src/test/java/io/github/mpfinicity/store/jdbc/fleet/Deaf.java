package io.github.mpfinicity.store.jdbc.fleet;

import io.github.mpfinicity.core.session.HeldToken;
import io.github.mpfinicity.core.session.Refusal;
import io.github.mpfinicity.core.session.SessionListener;

/** Nobody listens to a node's news. */
final class Deaf implements SessionListener {
    @Override
    public void renewed(HeldToken token) {}

    @Override
    public void refused(Refusal why) {}

    @Override
    public void secretChanged() {}

    @Override
    public void appKeyChanged() {}

    @Override
    public void secretNotKept(RuntimeException why) {}
}
