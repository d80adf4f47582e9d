/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.notices;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The handler behind a server on 127.0.0.1. */
final class CallbackServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    CallbackServer(HttpHandler handler) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/orca/callbacks/", handler);
        server.start();
    }

    URI context() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/orca/callbacks/");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
