package io.github.mpfinicity.simulator.http;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import java.util.List;
import javax.net.ssl.SSLContext;

/** Offers some protocol versions, or the JVM's own if there are none. */
final class TlsVersions extends HttpsConfigurator {

    private final List<String> versions;

    TlsVersions(SSLContext context, List<String> versions) {
        super(context);
        this.versions = versions;
    }

    @Override
    public void configure(HttpsParameters parameters) {
        var tls = getSSLContext().getDefaultSSLParameters();
        if (!versions.isEmpty()) {
            tls.setProtocols(versions.toArray(String[]::new));
        }
        parameters.setSSLParameters(tls);
    }
}
