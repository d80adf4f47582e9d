/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import java.io.IOException;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;

/** A socket that asks its guard at the last moment before it connects, and that no proxy setting reaches. */
final class GuardedSocket extends Socket {
    private final DialGuard guard;

    GuardedSocket(DialGuard guard) {
        super(Proxy.NO_PROXY);
        this.guard = guard;
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
        connect(endpoint, 0);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        super.connect(guard.vet(endpoint), timeout);
    }
}
