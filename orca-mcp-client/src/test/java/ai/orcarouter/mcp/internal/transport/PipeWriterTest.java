/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import static ai.orcarouter.mcp.internal.transport.Clients.TIME;
import static ai.orcarouter.mcp.internal.transport.Clients.failure;
import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.mcp.internal.protocol.Deadline;
import ai.orcarouter.mcp.internal.protocol.Housekeeping;
import ai.orcarouter.mcp.internal.protocol.UpstreamException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PipeWriterTest {
    private final Housekeeping housekeeping = Housekeeping.create();
    private final CountDownLatch readersEnded = new CountDownLatch(1);
    private final AtomicReference<String> writingThread = new AtomicReference<>("");

    /** A pipe that nobody reads, and that holds nothing. */
    private final OutputStream full = new OutputStream() {
        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            writingThread.set(Thread.currentThread().getName());
            try {
                readersEnded.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IOException("Broken pipe");
        }
    };

    @AfterEach
    void end() {
        readersEnded.countDown();
        housekeeping.close();
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofMillis(300));
    }

    @Test
    void write_ofALongLineThatNobodyReads_returnsAndBreaksThePipeAtTheDeadline() throws Exception {
        PipeWriter writer = new PipeWriter(full, housekeeping, readersEnded::countDown);
        PipeWriter.Line line = writer.write(new byte[1 << 20], soon());
        assertThat(line.written()).isNotDone();
        failure(Kind.TIMED_OUT, () -> line.await(Deadline.in(TIME)));
        assertThat(writingThread.get()).startsWith("orca-mcp");
    }

    @Test
    void write_whileALongLineIsStuck_isNotSentAndCloseDoesNotWait() throws Exception {
        PipeWriter writer = new PipeWriter(full, housekeeping, () -> {});
        writer.write(new byte[1 << 20], Deadline.in(TIME));
        assertThat(failure(Kind.TIMED_OUT, () -> writer.write(new byte[1], soon()))
                        .sent())
                .isFalse();
        assertThat(writer.close()).isFalse();
    }

    @Test
    void write_ofAShortLineThatBlocksAllTheSame_endsSoonAfterItsDeadline() {
        // A server can answer what it did not read, so that its pipe is fuller than it seems.
        PipeWriter writer = new PipeWriter(full, housekeeping, readersEnded::countDown);
        failure(Kind.TIMED_OUT, () -> writer.write(new byte[1], soon()));
        assertThat(writingThread.get()).isEqualTo(Thread.currentThread().getName());
    }

    @Test
    void write_ofShortLinesThatAreAnswered_isTheCallersOwn() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PipeWriter writer = new PipeWriter(out, housekeeping, () -> {});
        for (int i = 0; i < 100; i++) {
            PipeWriter.Line line = writer.write(new byte[1_000], Deadline.in(TIME));
            assertThat(line.written()).isDone();
            writer.consumed(line);
        }
        assertThat(out.size()).isEqualTo(100 * 1_001);
        assertThat(writer.close()).isTrue();
        failure(Kind.TRANSPORT, () -> writer.write(new byte[1], Deadline.in(TIME)));
    }

    @Test
    void write_afterTheThreadsEnded_failsAndHoldsNobodyUp() {
        PipeWriter writer = new PipeWriter(full, housekeeping, () -> {});
        housekeeping.close();
        failure(Kind.CLOSED, () -> writer.write(new byte[1 << 20], Deadline.in(TIME)));
        assertThat(writer.close()).isTrue();
    }
}
