/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import ai.orcarouter.mcp.internal.protocol.Deadline;
import ai.orcarouter.mcp.internal.protocol.Hidden;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Sends requests with the credentials of the server, and once more with newer ones after a 401. Thread-safe. */
final class SignedCalls {
    /** A stream may last a year; credentials for it may not take that long, nor be waited for by all others. */
    private static final Duration CREDENTIALS = Duration.ofSeconds(60);

    private static final int CHALLENGES = 16;
    private static final int CHALLENGE_LENGTH = 4_096;

    private final GuardedClient client;
    private final HeaderSource headers;
    private final Hidden hidden;

    /**
     * Calls to one server.
     *
     * @param hidden takes the credentials, which no answer may show
     */
    SignedCalls(GuardedClient client, HeaderSource headers, Hidden hidden) {
        this.client = client;
        this.headers = headers;
        this.hidden = hidden;
    }

    /** Sends {@code request}; the caller closes the response. */
    Response send(Request request, CallHandle handle, Deadline deadline) throws IOException, UpstreamException {
        RequestHeaders signature = credentials(deadline);
        Response response = execute(request, signature, handle, deadline);
        boolean redirected = !response.request().url().equals(request.url());
        if (response.code() != 401 || redirected) {
            return response; // what a redirect leads to has no say in which credentials this server gets
        }
        List<String> challenges = response.headers("WWW-Authenticate").stream()
                .filter(text -> text.length() <= CHALLENGE_LENGTH)
                .limit(CHALLENGES)
                .toList();
        response.close();
        RequestHeaders fresh;
        try {
            fresh = headers.refreshed(
                    signature, challenges, deadline.within(CREDENTIALS).left());
        } catch (UpstreamException e) {
            throw e.withSent(true);
        }
        if (fresh == signature) {
            throw UpstreamException.status(401);
        }
        return execute(request, fresh, handle, deadline);
    }

    /** The value of a field, and of one with a scheme what follows it; of a pair in base64 the password too. */
    private void hide(String value) {
        hidden.add(value);
        int blank = value.indexOf(' ');
        if (blank < 0) {
            return;
        }
        String rest = value.substring(blank + 1);
        hidden.add(rest);
        if (value.substring(0, blank).equalsIgnoreCase("Basic")) {
            try {
                String pair = new String(Base64.getDecoder().decode(rest), StandardCharsets.UTF_8);
                hidden.add(pair.substring(pair.indexOf(':') + 1));
            } catch (IllegalArgumentException e) {
                // No pair, so there is no more in it.
            }
        }
    }

    private RequestHeaders credentials(Deadline deadline) throws UpstreamException {
        try {
            return headers.headers(deadline.within(CREDENTIALS).left());
        } catch (UpstreamException e) {
            throw e.withSent(false);
        }
    }

    private Response execute(Request request, RequestHeaders signature, CallHandle handle, Deadline deadline)
            throws IOException {
        Request.Builder builder = request.newBuilder();
        signature.forEach((name, value) -> {
            builder.header(name, value);
            hide(value);
        });
        Response response = handle.hold(client.forRequest(request).newCall(builder.build()), deadline)
                .execute();
        return client.followsRedirects() ? follow(request, response, handle, deadline) : response;
    }

    /** The answer at the end of the redirects, if there are any. */
    private Response follow(Request unsigned, Response first, CallHandle handle, Deadline deadline) throws IOException {
        Redirects redirects = new Redirects(client.target());
        Request request = unsigned;
        Response response = first;
        while (Redirects.isRedirect(response.code())) {
            Redirects.Hop hop;
            try (Response left = response) {
                hop = redirects.next(request, left);
            }
            request = hop.request();
            HttpTarget elsewhere = hop.elsewhereOrNull();
            OkHttpClient http = elsewhere == null ? client.forRequest(request) : client.towards(elsewhere);
            response = handle.hold(http.newCall(request), deadline).execute();
        }
        return response;
    }
}
