/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.protocol;

import ai.orcarouter.mcp.spi.ServerRequests;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a server says by itself: progress, changed tools, and requests of its own. Notices that nobody waits for are
 * dropped. Thread-safe.
 */
public final class Inbox {
    private static final int METHOD_NOT_FOUND = -32601;
    private static final int INTERNAL_ERROR = -32603;
    private static final int REQUESTS_AT_ONCE = 16;
    private static final Duration DEBOUNCE = Duration.ofSeconds(1);
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(5);

    private final ServerRequests requests;
    private final Set<ServerRequests.Kind> offered;
    private final Housekeeping housekeeping;
    private final Json json;
    private final Map<Long, Progress.Listener> progress = new ConcurrentHashMap<>();
    private final Semaphore permits = new Semaphore(REQUESTS_AT_ONCE);
    private final Debounce toolsChanged;
    private final Debounce surfaceChanged;
    private volatile @Nullable Runnable toolsListener;
    private volatile @Nullable Runnable surfaceListener;

    Inbox(ServerRequests requests, Housekeeping housekeeping, Json json) {
        this.requests = requests;
        this.offered = Set.copyOf(requests.offered());
        this.housekeeping = housekeeping;
        this.json = json;
        toolsChanged = new Debounce(housekeeping, DEBOUNCE, () -> tell(toolsListener));
        surfaceChanged = new Debounce(housekeeping, DEBOUNCE, () -> tell(surfaceListener));
    }

    Set<ServerRequests.Kind> offered() {
        return offered;
    }

    void onToolsChanged(Runnable value) {
        toolsListener = value;
    }

    void onSurfaceChanged(Runnable value) {
        surfaceListener = value;
    }

    /** Whether there is anybody to hear what the server says outside of calls. */
    public boolean isAwaited(Session session) {
        // Of a server of the newer era nothing else can be heard outside of calls.
        return (!offered.isEmpty() && !session.isModern())
                || (toolsListener != null && session.tellsOfChanged("tools"))
                || (surfaceListener != null
                        && (session.tellsOfChanged("prompts") || session.tellsOfChanged("resources")));
    }

    private static void tell(@Nullable Runnable current) {
        if (current != null) {
            current.run();
        }
    }

    /** Passes progress with {@code token} to {@code to} until what is returned is closed. */
    Cancellation.Registration awaitProgress(long token, Progress.Listener to) {
        progress.put(token, to);
        return () -> progress.remove(token);
    }

    /** How many calls wait for progress. */
    int awaited() {
        return progress.size();
    }

    /** Takes a notification. Never blocks and never fails. */
    public void notice(JsonNode message) {
        JsonNode params = message.path("params");
        switch (message.path("method").asText()) {
            case "notifications/tools/list_changed" -> toolsChanged.notice();
            case "notifications/prompts/list_changed", "notifications/resources/list_changed" ->
                surfaceChanged.notice();
            case "notifications/progress" -> progress(params);
            default -> {
                // Logging and the rest are untrusted text that nobody asked for.
            }
        }
    }

    private void progress(JsonNode params) {
        JsonNode token = params.path("progressToken");
        JsonNode amount = params.path("progress");
        Progress.Listener to =
                token.isIntegralNumber() && token.canConvertToLong() ? progress.get(token.longValue()) : null;
        if (to == null || !amount.isNumber() || !Double.isFinite(amount.doubleValue())) {
            return;
        }
        JsonNode total = params.path("total");
        Double all = total.isNumber() && Double.isFinite(total.doubleValue()) ? total.doubleValue() : null;
        to.on(new Progress(amount.doubleValue(), all, params.path("message").textValue()));
    }

    /** The response to a request of the server. May block until {@code deadline}. */
    public ObjectNode answer(JsonNode request, Deadline deadline) {
        JsonNode id = request.path("id");
        String method = request.path("method").asText();
        if (method.equals("ping")) {
            return Messages.result(id, Json.object());
        }
        ServerRequests.Kind kind = kind(method);
        if (kind == null) {
            return Messages.error(id, METHOD_NOT_FOUND, "not a method of this client");
        }
        ObjectNode result = ask(kind, request.path("params"), deadline);
        return result == null
                ? Messages.error(id, INTERNAL_ERROR, "the client has no answer")
                : Messages.result(id, result);
    }

    /**
     * Answers a request of the server on another thread; {@code reply} takes the response. A server that asks faster
     * than it is answered gets no answers.
     */
    public void answerLater(JsonNode request, Consumer<ObjectNode> reply) {
        if (!permits.tryAcquire()) {
            return;
        }
        housekeeping.execute(() -> {
            try {
                reply.accept(answer(request, Deadline.in(LONGEST_ANSWER)));
            } finally {
                permits.release();
            }
        });
    }

    /** The result for an input that a call needs, or null when there is none. */
    @Nullable
    ObjectNode input(JsonNode request, Deadline deadline) {
        ServerRequests.Kind kind = kind(request.path("method").asText());
        return kind == null ? null : ask(kind, request.path("params"), deadline);
    }

    private ServerRequests.@Nullable Kind kind(String method) {
        ServerRequests.Kind kind = switch (method) {
            case "roots/list" -> ServerRequests.Kind.ROOTS;
            case "sampling/createMessage" -> ServerRequests.Kind.SAMPLING;
            case "elicitation/create" -> ServerRequests.Kind.ELICITATION;
            default -> null;
        };
        return kind != null && offered.contains(kind) ? kind : null;
    }

    private @Nullable ObjectNode ask(ServerRequests.Kind kind, JsonNode params, Deadline deadline) {
        String text = params.isObject() ? json.text(params) : "{}";
        Future<ObjectNode> answer = housekeeping.submit(() -> json.readObject(requests.answer(kind, text)));
        try {
            return answer.get(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | CancellationException e) {
            // The server hears that there is no answer, and nothing else.
        }
        answer.cancel(true);
        return null;
    }
}
