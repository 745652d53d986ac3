package io.github.mpfinicity.microprofile.vendor;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.security.KeyManagementException;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/** Narrows a context to {@link ModernTls} and to one connection. */
final class SingleConnectionContext extends SSLContextSpi {
    private final SSLContext all;
    private final Departure departure;
    private final AtomicBoolean given = new AtomicBoolean();

    SingleConnectionContext(SSLContext all, Departure departure) {
        this.all = all;
        this.departure = departure;
    }

    private SSLEngine first(SSLEngine engine) {
        if (!given.compareAndSet(false, true)) {
            throw new UncheckedIOException(new ConnectException("an authentication connects once"));
        }
        return new WatchedEngine(engine, departure);
    }

    @Override
    protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random)
            throws KeyManagementException {
        throw new KeyManagementException("made ready to use");
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
        throw new UnsupportedOperationException("for engines only");
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
        throw new UnsupportedOperationException("for engines only");
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
        return first(all.createSSLEngine());
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
        return first(all.createSSLEngine(host, port));
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
        return all.getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
        return all.getClientSessionContext();
    }

    @Override
    protected SSLParameters engineGetDefaultSSLParameters() {
        return ModernTls.narrowed(all.getDefaultSSLParameters());
    }

    @Override
    protected SSLParameters engineGetSupportedSSLParameters() {
        return ModernTls.narrowed(all.getSupportedSSLParameters());
    }
}
