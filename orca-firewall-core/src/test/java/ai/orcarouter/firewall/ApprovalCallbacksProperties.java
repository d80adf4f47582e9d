/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.firewall.CallbackResult.Accepted;
import ai.orcarouter.firewall.CallbackResult.Refused;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** The callback reader against hostile text. */
class ApprovalCallbacksProperties {
    /** Texts that are nearly decisions: pieces of one, cut, doubled and joined in any order. */
    @Provide
    Arbitrary<String> nearBodies() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        ",",
                        ":",
                        "\"decision\"",
                        "\"comment\"",
                        "\"approve\"",
                        "\"reject\"",
                        "\"decision\":\"approve\"",
                        "\"comment\":\"\"",
                        "null",
                        "1e9",
                        "\\u0000",
                        " ",
                        "\"",
                        "\uD800")
                .list()
                .ofMaxSize(12)
                .map(pieces -> String.join("", pieces));
    }

    @Property(tries = 5_000)
    void verify_signedBodiesOfAnyShape_acceptsOnlyDecisions(@ForAll("nearBodies") String body) {
        CallbackResult result = ApprovalCallbacks.verify(
                ApprovalCallbacksTest.signed(body, ApprovalCallbacksTest.NOW),
                ApprovalCallbacksTest.SECRET,
                ApprovalCallbacksTest.NOW);
        String plain = body.replace(" ", "");
        boolean decision = List.of(
                        "{\"decision\":\"approve\"}",
                        "{\"decision\":\"reject\"}",
                        "{\"decision\":\"approve\",\"comment\":\"\"}",
                        "{\"decision\":\"reject\",\"comment\":\"\"}",
                        "{\"comment\":\"\",\"decision\":\"approve\"}",
                        "{\"comment\":\"\",\"decision\":\"reject\"}")
                .contains(plain);
        if (decision) {
            assertThat(result).isInstanceOf(Accepted.class);
        } else if (result instanceof Accepted) {
            assertThat(plain).contains("\"decision\":").contains("\"comment\":\"");
        } else {
            assertThat(result).isEqualTo(Refused.MALFORMED_BODY);
        }
    }

    @Property
    void verify_anythingUnsigned_isNeverAcceptedAndNeverThrows(
            @ForAll String workspace,
            @ForAll String id,
            @ForAll String timestamp,
            @ForAll String signature,
            @ForAll @Size(max = 64) byte[] body) {
        for (String stamp : List.of(timestamp, "1800000000")) {
            for (String known : List.of(id, ApprovalCallbacksTest.ID)) {
                for (String mac : List.of(signature, "sha256=" + "0".repeat(64))) {
                    ApprovalCallback callback = new ApprovalCallback(workspace, known, stamp, mac, body);
                    assertThat(ApprovalCallbacks.verify(
                                    callback, ApprovalCallbacksTest.SECRET, ApprovalCallbacksTest.NOW))
                            .isInstanceOf(Refused.class);
                }
            }
        }
    }

    @Property
    void verify_decisionWithAnyComment_givesTheCommentBack(@ForAll String comment) {
        String body = CanonicalJson.write(
                Map.of("decision", "reject", "comment", new String(comment.getBytes(UTF_8), UTF_8)));
        CallbackResult result = ApprovalCallbacks.verify(
                ApprovalCallbacksTest.signed(body, ApprovalCallbacksTest.NOW),
                ApprovalCallbacksTest.SECRET,
                ApprovalCallbacksTest.NOW);
        assertThat(result)
                .isEqualTo(new Accepted(CallbackResult.Choice.REJECT, new String(comment.getBytes(UTF_8), UTF_8)));
    }
}
