/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.notices;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.firewall.ApprovalCallback;
import ai.orcarouter.firewall.ApprovalCallbacks;
import ai.orcarouter.firewall.CallbackResult;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callbacks over HTTP: what gets through to a decision, and the status of what does not. */
class CallbackHandlerTest {
    private static final String BODY = "{\"decision\":\"approve\"}";
    private static final long TIME = Samples.NOW.getEpochSecond();

    private final ApprovalCallbacks core = new ApprovalCallbacks();
    private final List<CallbackResult> accepted = Collections.synchronizedList(new ArrayList<>());
    private CallbackServer server = serve(this::decide);
    private CallbackSender sender = new CallbackSender(server.context(), "acme", Samples.SECRET);

    private static CallbackServer serve(Function<ApprovalCallback, CallbackResult> desk) {
        return new CallbackServer(new CallbackHandler("acme", desk));
    }

    private CallbackResult decide(ApprovalCallback callback) {
        CallbackResult result = core.accept(callback, Secret.ofText(Samples.SECRET), Samples.NOW);
        if (result instanceof CallbackResult.Accepted) {
            accepted.add(result);
        }
        return result;
    }

    private void replace(Function<ApprovalCallback, CallbackResult> desk) {
        server.close();
        server = serve(desk);
        sender = new CallbackSender(server.context(), "acme", Samples.SECRET);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String signature(long time) {
        return sender.sign("orca.callback.v1", Samples.APPROVAL, time, BODY);
    }

    private int post(String path, long time, String signature, String body) throws IOException, InterruptedException {
        return sender.post(path, Long.toString(time), signature, body);
    }

    @Test
    void handle_authenticCallback_decidesOnceAndARepeatConflicts() throws Exception {
        assertThat(post(Samples.APPROVAL, TIME, signature(TIME), BODY)).isEqualTo(204);
        assertThat(accepted).containsExactly(new CallbackResult.Accepted(CallbackResult.Choice.APPROVE, ""));

        assertThat(post(Samples.APPROVAL, TIME, signature(TIME), BODY)).isEqualTo(409);
        assertThat(accepted).hasSize(1);
    }

    @Test
    void handle_anythingTamperedWith_isRefused() throws Exception {
        String signature = signature(TIME);
        String other = Samples.APPROVAL.replace('0', '1');

        assertThat(post(Samples.APPROVAL, TIME, signature, BODY + " ")).isEqualTo(401);
        assertThat(post(Samples.APPROVAL, TIME + 1, signature, BODY)).isEqualTo(401);
        assertThat(post(other, TIME, signature, BODY)).isEqualTo(401);
        assertThat(post(Samples.APPROVAL, TIME, "sha256=" + "0".repeat(64), BODY))
                .isEqualTo(401);
        assertThat(accepted).isEmpty();
    }

    @Test
    void handle_signatureOfANotice_isRefused() throws Exception {
        assertThat(post(Samples.APPROVAL, TIME, sender.sign("orca.notice.v1", Samples.APPROVAL, TIME, BODY), BODY))
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301})
    void handle_timeOutsideTheWindow_isStale(long offset) throws Exception {
        assertThat(post(Samples.APPROVAL, TIME + offset, signature(TIME + offset), BODY))
                .isEqualTo(401);
        assertThat(accepted).isEmpty();
    }

    @Test
    void handle_bodyTooLong_isRefused() throws Exception {
        assertThat(post(Samples.APPROVAL, TIME, signature(TIME), "x".repeat(ApprovalCallbacks.MAX_BODY + 1)))
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"decision\":\"maybe\"}", "{\"decision\":\"approve\",\"x\":1}", ""})
    void handle_signedBodyThatIsNoDecision_isRefused(String body) throws Exception {
        String signature = sender.sign("orca.callback.v1", Samples.APPROVAL, TIME, body);

        assertThat(post(Samples.APPROVAL, TIME, signature, body)).isEqualTo(400);
        assertThat(accepted).isEmpty();
    }

    @Test
    void handle_headersMissingOrTwice_isRefused() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(sender.uri(Samples.APPROVAL))
                .POST(HttpRequest.BodyPublishers.ofString(BODY))
                .header("X-Orca-Timestamp", Long.toString(TIME));
        assertThat(sender.status(request.build())).isEqualTo(400);

        request.header("X-Orca-Signature", signature(TIME));
        request.header("X-Orca-Signature", "sha256=" + "0".repeat(64));
        assertThat(sender.status(request.build())).isEqualTo(400);
        assertThat(accepted).isEmpty();
    }

    @Test
    void handle_otherMethodOrPath_isRefused() throws Exception {
        assertThat(sender.status(
                        HttpRequest.newBuilder(sender.uri(Samples.APPROVAL)).build()))
                .isEqualTo(405);
        assertThat(post(Samples.APPROVAL + "/more", TIME, signature(TIME), BODY))
                .isEqualTo(404);
        assertThat(post("not-an-id", TIME, signature(TIME), BODY)).isEqualTo(400);
    }

    @Test
    void handle_deskThatThrows_answersWithItsStatus() throws Exception {
        replace(callback -> {
            throw new OrcaException(ErrorCode.NOT_FOUND, "there is no approval");
        });
        assertThat(post(Samples.APPROVAL, TIME, signature(TIME), BODY)).isEqualTo(404);

        replace(callback -> {
            throw new OrcaException(ErrorCode.STORE_UNAVAILABLE, "down");
        });
        assertThat(post(Samples.APPROVAL, TIME, signature(TIME), BODY)).isEqualTo(503);

        replace(callback -> {
            throw new IllegalStateException("a bug");
        });
        assertThat(post(Samples.APPROVAL, TIME, signature(TIME), BODY)).isEqualTo(500);
    }
}
