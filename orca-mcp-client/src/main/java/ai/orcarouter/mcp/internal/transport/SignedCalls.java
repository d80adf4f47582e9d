/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import ai.orcarouter.mcp.internal.protocol.Deadline;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import java.io.IOException;
import java.util.List;
import okhttp3.Request;
import okhttp3.Response;

/** Sends requests with the credentials of the server, and once more with newer ones after a 401. Thread-safe. */
final class SignedCalls {
    private static final int CHALLENGES = 16;
    private static final int CHALLENGE_LENGTH = 4_096;

    private final GuardedClient client;
    private final HeaderSource headers;

    SignedCalls(GuardedClient client, HeaderSource headers) {
        this.client = client;
        this.headers = headers;
    }

    /** Sends {@code request}; the caller closes the response. */
    Response send(Request request, CallHandle handle, Deadline deadline) throws IOException, UpstreamException {
        RequestHeaders signature = credentials(deadline);
        Response response = execute(request, signature, handle, deadline);
        if (response.code() != 401) {
            return response;
        }
        List<String> challenges = response.headers("WWW-Authenticate").stream()
                .filter(text -> text.length() <= CHALLENGE_LENGTH)
                .limit(CHALLENGES)
                .toList();
        response.close();
        RequestHeaders fresh;
        try {
            fresh = headers.refreshed(signature, challenges, deadline.left());
        } catch (UpstreamException e) {
            throw e.withSent(true);
        }
        if (fresh == signature) {
            throw UpstreamException.status(401);
        }
        return execute(request, fresh, handle, deadline);
    }

    private RequestHeaders credentials(Deadline deadline) throws UpstreamException {
        try {
            return headers.headers(deadline.left());
        } catch (UpstreamException e) {
            throw e.withSent(false);
        }
    }

    private Response execute(Request request, RequestHeaders signature, CallHandle handle, Deadline deadline)
            throws IOException {
        Request.Builder builder = request.newBuilder();
        signature.forEach(builder::header);
        return handle.hold(client.http().newCall(builder.build()), deadline).execute();
    }
}
