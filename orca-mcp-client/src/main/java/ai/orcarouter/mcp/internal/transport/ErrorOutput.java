/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Reads what a process writes to standard error, so that it is not held up, and keeps the end of it. Thread-safe. */
final class ErrorOutput {
    private static final int KEPT = 8 << 10;

    private final InputStream in;
    private final byte[] ring = new byte[KEPT];
    private long written;
    private final Thread reader;

    /** Reads {@code in} to its end. */
    ErrorOutput(InputStream in) {
        this.in = in;
        reader = new Thread(this::readAll, "orca-mcp-stderr");
        reader.setDaemon(true);
    }

    void start() {
        reader.start();
    }

    private void readAll() {
        byte[] chunk = new byte[KEPT];
        try (in) {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                keep(chunk, n);
            }
        } catch (IOException broken) {
            // As good as an end.
        }
    }

    private synchronized void keep(byte[] chunk, int length) {
        for (int i = 0; i < length; i++) {
            ring[(int) (written++ % KEPT)] = chunk[i];
        }
    }

    /** Whether its end has come; waits up to {@code patience} for it. */
    boolean hasEnded(Duration patience) throws InterruptedException {
        reader.join(Math.max(1, patience.toMillis()));
        return !reader.isAlive();
    }

    /** What was written last, at most 8 KiB, raw; waits up to {@code patience} for the end. */
    String last(Duration patience) throws InterruptedException {
        reader.join(Math.max(1, patience.toMillis()));
        synchronized (this) {
            int length = (int) Math.min(written, KEPT);
            byte[] out = new byte[length];
            for (int i = 0; i < length; i++) {
                out[i] = ring[(int) ((written - length + i) % KEPT)];
            }
            return new String(out, UTF_8);
        }
    }
}
