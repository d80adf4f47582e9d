/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.notices;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.firewall.ApprovalCallback;
import ai.orcarouter.firewall.ApprovalCallbacks;
import ai.orcarouter.firewall.CallbackResult;
import ai.orcarouter.firewall.OrcaWorkspace;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes reviewers' decisions on the HTTP server of the JDK: {@code POST <context>/<approval id>}. Everything that
 * decides is core's; here are only the bytes and the status.
 *
 * <p>Answers 204 for a decision that is authentic, whether or not an earlier one stands; the status of
 * {@link CallbackResult.Refused} for one that is not; 404 for an unknown approval, 503 when the store cannot be
 * reached. Bodies are empty, but for the code of a refusal. Thread-safe.
 */
public final class CallbackHandler implements HttpHandler {
    private static final System.Logger LOG = System.getLogger(CallbackHandler.class.getName());

    private final String workspace;
    private final Function<ApprovalCallback, CallbackResult> desk;

    /** A handler for the approvals of {@code workspace}. */
    public CallbackHandler(OrcaWorkspace workspace) {
        this(workspace.name(), workspace.approvals()::callback);
    }

    CallbackHandler(String workspace, Function<ApprovalCallback, CallbackResult> desk) {
        this.workspace = workspace;
        this.desk = desk;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String id = approvalId(exchange);
            if (!exchange.getRequestMethod().equals("POST")) {
                answer(exchange, 405, "");
            } else if (id == null) {
                answer(exchange, 404, "");
            } else {
                decide(exchange, id);
            }
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "a callback failed: {0}",
                    e.getClass().getName());
        }
    }

    private void decide(HttpExchange exchange, String id) throws IOException {
        // One byte more than is allowed, so that core sees that it is too long.
        byte[] body = exchange.getRequestBody().readNBytes(ApprovalCallbacks.MAX_BODY + 1);
        ApprovalCallback callback = new ApprovalCallback(
                workspace, id, only(exchange, "X-Orca-Timestamp"), only(exchange, "X-Orca-Signature"), body);
        CallbackResult result;
        try {
            result = desk.apply(callback);
        } catch (OrcaException e) {
            answer(exchange, status(e.code()), "");
            return;
        } catch (RuntimeException e) {
            answer(exchange, 500, "");
            throw e;
        }
        if (result instanceof CallbackResult.Refused refused) {
            answer(exchange, refused.httpStatus(), refused.name());
        } else {
            answer(exchange, 204, "");
        }
    }

    /** The rest of the path, when it is one segment; core checks its form. */
    private static @Nullable String approvalId(HttpExchange exchange) {
        String context = exchange.getHttpContext().getPath();
        String prefix = context.endsWith("/") ? context : context + "/";
        String path = exchange.getRequestURI().getRawPath();
        return path.startsWith(prefix) && path.indexOf('/', prefix.length()) < 0
                ? path.substring(prefix.length())
                : null;
    }

    /** The value of a header that comes once; two of them could mean two things. */
    private static @Nullable String only(HttpExchange exchange, String name) {
        List<String> values = exchange.getRequestHeaders().get(name);
        return values == null || values.size() != 1 ? null : values.get(0);
    }

    private static int status(ErrorCode code) {
        if (code == ErrorCode.NOT_FOUND) {
            return 404;
        }
        return code == ErrorCode.STORE_UNAVAILABLE ? 503 : 500;
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
