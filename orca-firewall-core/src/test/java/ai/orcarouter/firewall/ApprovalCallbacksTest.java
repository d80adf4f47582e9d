/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.crypto.Digests;
import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.firewall.CallbackResult.Accepted;
import ai.orcarouter.firewall.CallbackResult.Choice;
import ai.orcarouter.firewall.CallbackResult.Refused;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApprovalCallbacksTest {
    static final Secret SECRET = Secret.ofText("shared webhook secret");
    static final Instant NOW = Instant.ofEpochSecond(1_800_000_000L);
    static final String ID = "0123456789abcdef01234567";
    private static final String APPROVE = "{\"decision\":\"approve\"}";

    /** As a customer's system would sign it, written out from the documents. */
    static String signature(String domain, String workspace, String id, String timestamp, byte[] body) {
        String lines = domain + "\n" + workspace + "\n" + id + "\n" + timestamp + "\n" + Digests.sha256Hex(body);
        return "sha256=" + Digests.hmacSha256Hex(SECRET, lines.getBytes(UTF_8));
    }

    static ApprovalCallback signed(String body, Instant at) {
        byte[] bytes = body.getBytes(UTF_8);
        String timestamp = Long.toString(at.getEpochSecond());
        return new ApprovalCallback(
                "42", ID, timestamp, signature("orca.callback.v1", "42", ID, timestamp, bytes), bytes);
    }

    private static CallbackResult verify(ApprovalCallback callback) {
        return ApprovalCallbacks.verify(callback, SECRET, NOW);
    }

    private static ApprovalCallback with(
            ApprovalCallback from,
            String workspace,
            String id,
            @Nullable String timestamp,
            @Nullable String signature) {
        return new ApprovalCallback(workspace, id, timestamp, signature, from.body());
    }

    @Test
    void verify_signedDecision_isAccepted() {
        assertThat(verify(signed(APPROVE, NOW))).isEqualTo(new Accepted(Choice.APPROVE, ""));
        assertThat(verify(signed("{\"comment\":\"no \\u00fc\",\"decision\":\"reject\"}", NOW)))
                .isEqualTo(new Accepted(Choice.REJECT, "no \u00fc"));
    }

    @Test
    void verify_tampered_isRefused() {
        ApprovalCallback good = signed(APPROVE, NOW);
        String timestamp = Long.toString(NOW.getEpochSecond());
        String signature = signature("orca.callback.v1", "42", ID, timestamp, good.body());
        byte[] body = good.body();
        for (int i = 0; i < body.length; i++) {
            byte[] changed = good.body();
            changed[i] ^= 1;
            assertThat(verify(new ApprovalCallback("42", ID, timestamp, signature, changed)))
                    .isEqualTo(Refused.BAD_SIGNATURE);
        }
        for (int i = "sha256=".length(); i < signature.length(); i++) {
            char other = signature.charAt(i) == '0' ? '1' : '0';
            String changed = signature.substring(0, i) + other + signature.substring(i + 1);
            assertThat(verify(with(good, "42", ID, timestamp, changed))).isEqualTo(Refused.BAD_SIGNATURE);
        }
        assertThat(verify(with(good, "43", ID, timestamp, signature))).isEqualTo(Refused.BAD_SIGNATURE);
        assertThat(verify(with(good, "42", ID.replace('7', '8'), timestamp, signature)))
                .isEqualTo(Refused.BAD_SIGNATURE);
        assertThat(verify(with(good, "42", ID, "1800000001", signature))).isEqualTo(Refused.BAD_SIGNATURE);
        assertThat(ApprovalCallbacks.verify(good, Secret.ofText("other"), NOW)).isEqualTo(Refused.BAD_SIGNATURE);
    }

    @Test
    void verify_noticeSentBack_isRefused() {
        byte[] body = APPROVE.getBytes(UTF_8);
        String signature = signature("orca.notice.v1", "42", ID, "1800000000", body);
        assertThat(verify(new ApprovalCallback("42", ID, "1800000000", signature, body)))
                .isEqualTo(Refused.BAD_SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, -3_600, 301, 3_600})
    void verify_outsideTheWindow_isStale(long seconds) {
        assertThat(verify(signed(APPROVE, NOW.plusSeconds(seconds)))).isEqualTo(Refused.STALE);
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 0, 300})
    void verify_insideTheWindow_isAccepted(long seconds) {
        assertThat(verify(signed(APPROVE, NOW.plusSeconds(seconds)))).isInstanceOf(Accepted.class);
    }

    @Test
    void verify_malformedRequest_isRefused() {
        ApprovalCallback good = signed(APPROVE, NOW);
        String timestamp = "1800000000";
        String signature = signature("orca.callback.v1", "42", ID, timestamp, good.body());
        for (String wrong : List.of("", "01800000000", "+1800000000", "1800000000.5", "1800000000000", "x")) {
            assertThat(verify(with(good, "42", ID, wrong, signature))).isEqualTo(Refused.MALFORMED_REQUEST);
        }
        String upper = "sha256=" + signature.substring(7).replace('a', 'A').replace('b', 'B');
        for (String wrong : List.of("", "sha256=", signature + "0", signature.substring(7), "sha1=00", upper)) {
            assertThat(verify(with(good, "42", ID, timestamp, wrong))).isEqualTo(Refused.MALFORMED_REQUEST);
        }
        for (String wrong : List.of("", "0123", ID + "0", ID.replace('a', 'A'), ID.substring(1) + "\n")) {
            assertThat(verify(with(good, "42", wrong, timestamp, signature))).isEqualTo(Refused.MALFORMED_REQUEST);
        }
        assertThat(verify(with(good, "4\n2", ID, timestamp, signature))).isEqualTo(Refused.MALFORMED_REQUEST);
        assertThat(verify(with(good, "42", ID, null, signature))).isEqualTo(Refused.MALFORMED_REQUEST);
        assertThat(verify(with(good, "42", ID, timestamp, null))).isEqualTo(Refused.MALFORMED_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "approve",
                "[]",
                "null",
                "{}",
                "{\"decision\":\"Approve\"}",
                "{\"decision\":\"approved\"}",
                "{\"decision\":true}",
                "{\"decision\":[\"approve\"]}",
                "{\"decision\":\"approve\",\"comment\":null}",
                "{\"decision\":\"approve\",\"comment\":1}",
                "{\"decision\":\"approve\",\"extra\":\"x\"}",
                "{\"decision\":\"approve\",\"comment\":\"x\",\"extra\":1}",
                "{\"decision\":\"approve\",\"decision\":\"reject\"}",
                "{\"comment\":\"x\"}",
                "{\"decision\":\"approve\"} x",
                "{\"decision\":\"approve\",\"comment\":\"\\ud800\"}"
            })
    void verify_signedBodyThatIsNoDecision_isRefused(String body) {
        assertThat(verify(signed(body, NOW))).isEqualTo(Refused.MALFORMED_BODY);
    }

    @Test
    void verify_sizes_areBounded() {
        String longest = "c".repeat(ApprovalCallbacks.MAX_COMMENT);
        assertThat(verify(signed("{\"decision\":\"reject\",\"comment\":\"" + longest + "\"}", NOW)))
                .isInstanceOf(Accepted.class);
        assertThat(verify(signed("{\"decision\":\"reject\",\"comment\":\"" + longest + "c\"}", NOW)))
                .isEqualTo(Refused.MALFORMED_BODY);
        assertThat(verify(signed(" ".repeat(ApprovalCallbacks.MAX_BODY + 1), NOW)))
                .isEqualTo(Refused.TOO_LONG);
    }

    @Test
    void verify_withoutSecret_isRefused() {
        assertThat(ApprovalCallbacks.verify(signed(APPROVE, NOW), null, NOW)).isEqualTo(Refused.NOT_CONFIGURED);
        assertThat(ApprovalCallbacks.verify(signed(APPROVE, NOW), Secret.ofText(""), NOW))
                .isEqualTo(Refused.NOT_CONFIGURED);
    }

    @Test
    void accept_replayed_isRefusedThroughoutTheWindow() {
        ApprovalCallbacks callbacks = new ApprovalCallbacks();
        ApprovalCallback late = signed(APPROVE, NOW.plusSeconds(300));
        assertThat(callbacks.accept(late, SECRET, NOW)).isInstanceOf(Accepted.class);
        assertThat(callbacks.accept(late, SECRET, NOW)).isEqualTo(Refused.REPLAYED);
        assertThat(callbacks.accept(late, SECRET, NOW.plusSeconds(600))).isEqualTo(Refused.REPLAYED);
        assertThat(callbacks.accept(late, SECRET, NOW.plusSeconds(601))).isEqualTo(Refused.STALE);
    }

    @Test
    void accept_forgedCopy_doesNotUseUpTheReal() {
        ApprovalCallbacks callbacks = new ApprovalCallbacks(1);
        ApprovalCallback good = signed(APPROVE, NOW);
        ApprovalCallback forged = with(
                good, "43", ID, good.timestamp().orElseThrow(), good.signature().orElseThrow());
        assertThat(callbacks.accept(forged, SECRET, NOW)).isEqualTo(Refused.BAD_SIGNATURE);
        assertThat(callbacks.accept(signed("{}", NOW), SECRET, NOW)).isEqualTo(Refused.MALFORMED_BODY);
        assertThat(callbacks.accept(good, SECRET, NOW)).isInstanceOf(Accepted.class);
    }

    @Test
    void accept_moreThanFit_refusesRatherThanForgets() {
        ApprovalCallbacks callbacks = new ApprovalCallbacks(2);
        assertThat(callbacks.accept(signed(APPROVE, NOW), SECRET, NOW)).isInstanceOf(Accepted.class);
        assertThat(callbacks.accept(signed(APPROVE, NOW.plusSeconds(1)), SECRET, NOW))
                .isInstanceOf(Accepted.class);
        assertThat(callbacks.accept(signed(APPROVE, NOW.plusSeconds(2)), SECRET, NOW))
                .isEqualTo(Refused.TOO_MANY);
        assertThat(callbacks.accept(signed(APPROVE, NOW), SECRET, NOW)).isEqualTo(Refused.REPLAYED);
        Instant later = NOW.plusSeconds(301);
        assertThat(callbacks.accept(signed(APPROVE, later), SECRET, later)).isInstanceOf(Accepted.class);
        assertThatThrownBy(() -> new ApprovalCallbacks(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void toString_ofACallback_showsNoSignature() {
        ApprovalCallback callback = signed(APPROVE, NOW);
        assertThat(callback.toString()).isEqualTo("ApprovalCallback[42, " + ID + ", 22 bytes]");
        assertThat(Refused.values())
                .allSatisfy(refused -> assertThat(refused.httpStatus()).isBetween(400, 599));
    }
}
