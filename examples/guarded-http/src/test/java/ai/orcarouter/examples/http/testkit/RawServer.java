/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.http.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** A server on 127.0.0.1 that takes a TLS connection, reads up to the end of the headers and then misbehaves. */
public final class RawServer implements AutoCloseable {
    /** What it does once the request has begun to come. */
    @FunctionalInterface
    public interface Misbehaviour {
        /** Misbehaves; the connection ends when it returns. */
        void act(Socket socket, OutputStream out) throws IOException;
    }

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger connections = new AtomicInteger();
    private final Misbehaviour misbehaviour;

    /** Listens on a free port. */
    public RawServer(SSLContext certificate, Misbehaviour misbehaviour) {
        this.misbehaviour = misbehaviour;
        try {
            server = certificate.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::acceptAll);
    }

    private void acceptAll() {
        while (true) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
                threads.execute(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            readHeaders(socket.getInputStream());
            misbehaviour.act(socket, socket.getOutputStream());
        } catch (IOException theClientLeft) {
            // As it should.
        }
    }

    private static void readHeaders(InputStream in) throws IOException {
        int ends = 0;
        while (ends < 2) {
            int c = in.read();
            if (c < 0) {
                return;
            }
            if (c == '\n') {
                ends++;
            } else if (c != '\r') {
                ends = 0;
            }
        }
    }

    /** Where it listens. */
    public int port() {
        return server.getLocalPort();
    }

    /** How many connections came so far. */
    public int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
