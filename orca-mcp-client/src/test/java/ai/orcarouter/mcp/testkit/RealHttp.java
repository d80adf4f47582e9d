/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToIntFunction;

/** A server of others that runs as a process and serves {@code http://127.0.0.1:PORT/mcp}. */
public final class RealHttp implements AutoCloseable {
    private final Process process;
    private final int port;
    private final List<String> log;

    private RealHttp(Process process, int port, List<String> log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** Starts a process and waits for the line of its output that tells the port. */
    static RealHttp start(ProcessBuilder builder, ToIntFunction<String> port) throws IOException {
        Process process = builder.redirectErrorStream(true).start();
        BufferedReader reader = RealServers.reader(process);
        List<String> log = new CopyOnWriteArrayList<>();
        CompletableFuture<Integer> found = new CompletableFuture<>();
        Thread drain = new Thread(() -> drain(reader, log, port, found), "real server output");
        drain.setDaemon(true);
        drain.start();
        try {
            return new RealHttp(process, found.get(60, TimeUnit.SECONDS), log);
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            process.destroyForcibly();
            throw new IOException("the server did not listen: " + log, e);
        }
    }

    private static void drain(
            BufferedReader reader, List<String> log, ToIntFunction<String> port, CompletableFuture<Integer> found) {
        try {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                log.add(line);
                int number = port.applyAsInt(line);
                if (number > 0) {
                    found.complete(number);
                }
            }
        } catch (IOException ended) {
            // The test is over.
        }
        found.completeExceptionally(new IOException("the server ended"));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** {@code http://127.0.0.1:PORT/mcp}. */
    public String url() {
        return "http://127.0.0.1:" + port + "/mcp";
    }

    /** What it wrote so far, line by line. */
    public List<String> log() {
        return List.copyOf(log);
    }

    /** Ends the process at once. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
