package io.github.mpfinicity.microprofile.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Another factory's sockets, narrowed to {@link ModernTls}. */
final class ModernSocketFactory extends SSLSocketFactory {
    private final SSLSocketFactory all;

    ModernSocketFactory(SSLSocketFactory all) {
        this.all = all;
    }

    private static Socket narrowed(Socket socket) {
        var secure = (SSLSocket) socket;
        secure.setEnabledProtocols(ModernTls.modern(secure.getEnabledProtocols()));
        return secure;
    }

    @Override
    public Socket createSocket() throws IOException {
        return narrowed(all.createSocket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return narrowed(all.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort)
            throws IOException {
        return narrowed(all.createSocket(host, port, from, fromPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return narrowed(all.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
            throws IOException {
        return narrowed(all.createSocket(host, port, from, fromPort));
    }

    @Override
    public Socket createSocket(Socket inner, String host, int port, boolean autoClose)
            throws IOException {
        return narrowed(all.createSocket(inner, host, port, autoClose));
    }

    @Override
    public Socket createSocket(Socket inner, InputStream consumed, boolean autoClose)
            throws IOException {
        return narrowed(all.createSocket(inner, consumed, autoClose));
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return all.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return all.getSupportedCipherSuites();
    }
}
