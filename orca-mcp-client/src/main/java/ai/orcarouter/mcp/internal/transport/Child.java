/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import ai.orcarouter.mcp.internal.protocol.Answer;
import ai.orcarouter.mcp.internal.protocol.Cancellation;
import ai.orcarouter.mcp.internal.protocol.Deadline;
import ai.orcarouter.mcp.internal.protocol.Housekeeping;
import ai.orcarouter.mcp.internal.protocol.Inbox;
import ai.orcarouter.mcp.internal.protocol.Json;
import ai.orcarouter.mcp.internal.protocol.MalformedException;
import ai.orcarouter.mcp.internal.protocol.Messages;
import ai.orcarouter.mcp.internal.protocol.Outgoing;
import ai.orcarouter.mcp.internal.protocol.Pending;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.internal.protocol.UpstreamException.Kind;
import ai.orcarouter.mcp.internal.protocol.WireLimits;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** One run of a server process: a thread reads its output line by line, callers write into its input. Thread-safe. */
final class Child {
    private static final Duration CANCEL_TIME = Duration.ofSeconds(5);

    /**
     * How long after its end the last lines of a process may still be read, if something else holds its output open.
     */
    private static final Duration LAST_LINES = Duration.ofMillis(500);

    /** How long the end of a process is looked at, and how long a call that it failed waits for that. */
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final Process process;
    private final Collection<String> secrets;
    private final ErrorOutput errors;
    private final Json json;
    private final Inbox inbox;
    private final Housekeeping housekeeping;
    private final WireLimits limits;
    private final AtomicLong noise;
    private final Runnable onEnd;
    private final Pending pending;
    private final PipeWriter writer;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicLong subscription = new AtomicLong();
    private final CompletableFuture<String> end = new CompletableFuture<>();

    /**
     * Takes over {@code process}; {@code onEnd} hears once that it ended by itself.
     *
     * @param secrets values of its environment, which are shown to nobody
     */
    Child(
            Process process,
            Collection<String> secrets,
            Json json,
            Inbox inbox,
            Housekeeping housekeeping,
            WireLimits limits,
            AtomicLong noise,
            Runnable onEnd) {
        this.process = process;
        this.secrets = List.copyOf(secrets);
        errors = new ErrorOutput(process.getErrorStream());
        this.json = json;
        this.inbox = inbox;
        this.housekeeping = housekeeping;
        this.limits = limits;
        this.noise = noise;
        this.onEnd = onEnd;
        pending = new Pending(limits.pending());
        writer = new PipeWriter(process.getOutputStream(), housekeeping, process::destroyForcibly);
    }

    void start() {
        errors.start();
        Thread reader = new Thread(this::readAll, "orca-mcp-stdio");
        reader.setDaemon(true);
        reader.start();
        CompletableFuture<Void> unused = process.onExit().thenRun(() -> housekeeping.after(LAST_LINES, this::lost));
    }

    boolean isAlive() {
        return !ended.get() && process.isAlive();
    }

    /** How many requests wait. */
    int waiting() {
        return pending.size();
    }

    Answer exchange(Outgoing request) throws UpstreamException {
        Pending.Waiting waiting = pending.add(request.id());
        Cancellation.Registration cancelling = request.cancellation().onCancel(waiting::cancel);
        try {
            if (!process.isAlive()) {
                throw UpstreamException.unsent(Kind.TRANSPORT, "the process ended");
            }
            long position = writer.write(json.write(request.message()), request.deadline());
            Answer answer = waiting.await(request.deadline());
            writer.consumed(position);
            return answer;
        } catch (UpstreamException e) {
            boolean abandoned = e.kind() == Kind.TIMED_OUT || e.kind() == Kind.CANCELLED;
            if (abandoned && e.sent() && request.isCancellable()) {
                housekeeping.execute(() -> reply(Messages.cancelled(request.id())));
            }
            throw e.kind() == Kind.TRANSPORT ? e.saying(end()) : e;
        } finally {
            cancelling.close();
            pending.remove(request.id());
        }
    }

    void tell(ObjectNode message, Deadline deadline) throws UpstreamException {
        writer.write(json.write(message), deadline);
    }

    /** Sends a request that is answered when the server wants to say no more; once in the life of the process. */
    void subscribe(ObjectNode request) {
        if (subscription.compareAndSet(0, request.path("id").longValue())) {
            housekeeping.execute(() -> reply(request));
        }
    }

    private void reply(ObjectNode message) {
        try {
            tell(message, Deadline.in(CANCEL_TIME));
        } catch (UpstreamException unheard) {
            // The process is about to end.
        }
    }

    private void readAll() {
        LineReader lines = new LineReader(process.getInputStream(), limits.messageBytes());
        try {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                take(line);
            }
        } catch (IOException broken) {
            // As good as an end.
        }
        end.complete(lookBack());
        lost();
    }

    /** How the process ended and what it said last; nothing while it lives on without its output. */
    private String lookBack() {
        try {
            if (ended.get() || !process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                return "";
            }
            String words = LastWords.of(errors.last(LOOK), secrets);
            return "exit code " + process.exitValue() + (words.isEmpty() ? "" : ", last words: " + words);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** How it ended by itself and what it said last, redacted; empty when that is not known. */
    String end() {
        try {
            return end.get(2 * LOOK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        } catch (ExecutionException | TimeoutException unknown) {
            return "";
        }
    }

    private void take(byte[] line) {
        if (line == LineReader.TOO_LONG) {
            noise.incrementAndGet();
            pending.failAll(UpstreamException.sent(Kind.PROTOCOL, "a line that is longer than allowed"));
            return;
        }
        if (line.length == 0 || (line.length == 1 && line[0] == '\r')) {
            return;
        }
        JsonNode message;
        try {
            message = json.read(line);
        } catch (MalformedException e) {
            noise.incrementAndGet();
            return;
        }
        if (message.isArray()) {
            message.forEach(one -> take(one, line.length));
        } else {
            take(message, line.length);
        }
    }

    private void take(JsonNode message, int bytes) {
        JsonNode id = message.path("id");
        if (message instanceof ObjectNode object && Messages.isResponse(message)) {
            boolean known = id.isIntegralNumber()
                    && id.canConvertToLong()
                    && pending.complete(id.longValue(), new Answer(object, bytes));
            if (!known && !Messages.isId(id, subscription.get())) {
                noise.incrementAndGet();
            }
        } else if (!message.path("method").isTextual()) {
            noise.incrementAndGet();
        } else if (message.has("id")) {
            inbox.answerLater(message, this::reply);
        } else {
            inbox.notice(message);
        }
    }

    private void lost() {
        if (ended.compareAndSet(false, true)) {
            // First, so that whoever hears of the end and calls again finds it counted.
            onEnd.run();
            pending.close(
                    UpstreamException.sent(Kind.TRANSPORT, "the process ended").saying(end.getNow("")));
            ProcessTree.end(process);
        }
    }

    /** Ends the process and all calls. */
    void close() {
        ended.set(true);
        pending.close(UpstreamException.sent(Kind.CLOSED, "the client was closed"));
        ProcessTree.end(process);
    }
}
