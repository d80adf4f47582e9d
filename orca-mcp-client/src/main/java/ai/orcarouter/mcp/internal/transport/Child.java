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
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** One run of a server process: a thread reads its output line by line, callers write into its input. Thread-safe. */
final class Child {
    private static final Duration CANCEL_TIME = Duration.ofSeconds(5);

    /** How long after its end what a process said last may still be read, if something else holds its output. */
    private static final Duration LAST_LINES = Duration.ofMillis(500);

    /** How long after the end of all that is known the ends of the outputs may take to come. */
    private static final Duration LAST_BYTES = Duration.ofMillis(200);

    /** After an answer to one of these, what a wrapper starts has been started: it answered. */
    private static final Set<String> TELLING = Set.of("initialize", "server/discover", "tools/list");

    private final ProcessTree tree;
    private final Process process;
    private final ErrorOutput errors;
    private final Obituary obituary;
    private final Thread reader;
    private final Json json;
    private final Inbox inbox;
    private final Housekeeping housekeeping;
    private final WireLimits limits;
    private final AtomicLong noise;
    private final Runnable onEnd;
    private final Consumer<Child> onGone;
    private final Pending pending;
    private final PipeWriter writer;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicLong subscription = new AtomicLong();

    /**
     * Takes over {@code tree}.
     *
     * @param secrets values of its environment, which are shown to nobody
     * @param onEnd hears once that it ended by itself
     * @param onGone hears that nothing is left of it
     */
    Child(
            ProcessTree tree,
            Collection<String> secrets,
            Json json,
            Inbox inbox,
            Housekeeping housekeeping,
            WireLimits limits,
            AtomicLong noise,
            Runnable onEnd,
            Consumer<Child> onGone) {
        this.tree = tree;
        process = tree.root();
        errors = new ErrorOutput(process.getErrorStream());
        obituary = new Obituary(process, errors, secrets);
        reader = new Thread(this::readAll, "orca-mcp-stdio");
        this.json = json;
        this.inbox = inbox;
        this.housekeeping = housekeeping;
        this.limits = limits;
        this.noise = noise;
        this.onEnd = onEnd;
        this.onGone = onGone;
        pending = new Pending(limits.pending());
        // Never on the thread that found out: the timer, or that of a caller with a deadline.
        Runnable breakPipe = () -> housekeeping.execute(() -> tree.kill(() -> true));
        writer = new PipeWriter(process.getOutputStream(), housekeeping, breakPipe);
    }

    void start() {
        errors.start();
        reader.setDaemon(true);
        reader.start();
        housekeeping.execute(this::awaitEnd);
    }

    /** Not by {@link Process#onExit}, which JDK 25 completes only when nobody reads the output any more. */
    private void awaitEnd() {
        try {
            process.waitFor();
            if (!isOver(reader, LAST_LINES)) {
                lost();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
            PipeWriter.Line line = writer.write(json.write(request.message()), request.deadline());
            CompletableFuture<?> unused = line.written().whenComplete((done, failure) -> {
                if (failure instanceof UpstreamException e) {
                    waiting.fail(e);
                }
            });
            Answer answer = waiting.await(request.deadline());
            writer.consumed(line);
            if (TELLING.contains(request.method())) {
                housekeeping.execute(tree::look);
            }
            return answer;
        } catch (UpstreamException e) {
            boolean abandoned = e.kind() == Kind.TIMED_OUT || e.kind() == Kind.CANCELLED;
            if (abandoned && e.sent() && request.isCancellable()) {
                housekeeping.execute(() -> reply(Messages.cancelled(request.id())));
            }
            throw e.kind() == Kind.TRANSPORT ? e.saying(end(request.deadline())) : e;
        } finally {
            cancelling.close();
            pending.remove(request.id());
        }
    }

    void tell(ObjectNode message, Deadline deadline) throws UpstreamException {
        writer.write(json.write(message), deadline).await(deadline);
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
        lost();
    }

    /** How it ended by itself and what it said last; waits a short while for that. */
    String end(Deadline deadline) {
        return obituary.read(Duration.ofNanos(deadline.nanosLeft()));
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

    /** Takes note that it ended by itself. Waits for its end and that of what it started: not for the timer. */
    private void lost() {
        if (ended.compareAndSet(false, true)) {
            // On another thread that time has passed.
            obituary.write(Thread.currentThread() == reader ? LAST_LINES : Duration.ZERO);
            // Before the calls end, so that whoever hears of the end and calls again finds it counted.
            onEnd.run();
            pending.close(
                    UpstreamException.sent(Kind.TRANSPORT, "the process ended").saying(obituary.read(Duration.ZERO)));
            finish();
        }
    }

    /** Ends all calls and everything that belongs to the process. Takes seconds at most. */
    void close() {
        if (ended.compareAndSet(false, true)) {
            obituary.omit();
        }
        pending.close(UpstreamException.sent(Kind.CLOSED, "the client was closed"));
        finish();
    }

    private void finish() {
        tree.end(writer::close, this::isHeld);
        onGone.accept(this);
    }

    /** Whether somebody holds one of the pipes open. */
    private boolean isHeld() {
        try {
            boolean read = Thread.currentThread() == reader || isOver(reader, LAST_BYTES);
            return !read || !errors.hasEnded(LAST_BYTES) || !writer.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static boolean isOver(Thread thread, Duration patience) throws InterruptedException {
        thread.join(patience.toMillis());
        return !thread.isAlive();
    }
}
