/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import ai.orcarouter.core.net.DialGuard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Supplier;
import javax.net.SocketFactory;

/** Makes the sockets of the guard that holds at the moment of the dial. */
final class CurrentGuard extends SocketFactory {
    private final Supplier<DialGuard> guard;

    CurrentGuard(Supplier<DialGuard> guard) {
        this.guard = guard;
    }

    @Override
    public Socket createSocket() {
        return guard.get().createSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return guard.get().createSocket(host, port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return guard.get().createSocket(host, port, localHost, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return guard.get().createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return guard.get().createSocket(address, port, localAddress, localPort);
    }
}
