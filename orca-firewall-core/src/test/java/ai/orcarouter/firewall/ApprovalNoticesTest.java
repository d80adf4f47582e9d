/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.firewall.model.ApprovalNotice;
import ai.orcarouter.firewall.model.SignedNotice;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ApprovalNoticesTest {
    private static final String ID = ApprovalCallbacksTest.ID;
    private static final Instant NOW = ApprovalCallbacksTest.NOW;

    private static ApprovalNotice notice(String workspace, String id) {
        return new ApprovalNotice(
                workspace, Instant.parse("2026-03-04T05:06:07.000000089Z"), id, "db.write", "req-1", "", 5, 6);
    }

    @Test
    void body_hasExactlyTheDocumentedMembers() {
        assertThat(ApprovalNotices.body(notice("42", ID)))
                .isEqualTo("{\"data\":{\"approval_id\":\"" + ID
                        + "\",\"conversation_id\":\"\",\"policy_id\":5,\"request_id\":\"req-1\",\"rule_id\":6,"
                        + "\"tool_name\":\"db.write\"},\"event\":\"firewall.approval.pending\","
                        + "\"occurred_at\":\"2026-03-04T05:06:07.000000089Z\",\"workspace_id\":42}");
        assertThat(ApprovalNotices.body(notice("acme", ID))).contains("\"workspace_id\":\"acme\"");
        assertThat(ApprovalNotices.body(notice("007", ID))).contains("\"workspace_id\":\"007\"");
    }

    @Test
    void body_toolWithAnImpossibleName_isStillWritten() {
        ApprovalNotice odd =
                new ApprovalNotice("42", NOW, ID, "a\uD800\u0000" + "b".repeat(10_000), "", "\uDC00", 5, 6);
        assertThat(ApprovalNotices.body(odd))
                .hasSizeLessThan(1_000)
                .contains("\"tool_name\":\"a\uFFFD\uFFFDbb")
                .contains("\"conversation_id\":\"\uFFFD\"");
    }

    @Test
    void sign_anyNotice_carriesTheDocumentedHeaders() {
        SignedNotice signed = ApprovalNotices.sign(
                notice("42", ID), "https://hooks.example.com/x", ApprovalCallbacksTest.SECRET, NOW);
        assertThat(signed.url()).isEqualTo("https://hooks.example.com/x");
        assertThat(signed.headers())
                .containsOnlyKeys("Content-Type", "X-Orca-Event", "X-Orca-Timestamp", "X-Orca-Signature")
                .containsEntry("X-Orca-Event", "firewall.approval.pending")
                .containsEntry("X-Orca-Timestamp", "1800000000")
                .containsEntry(
                        "X-Orca-Signature",
                        ApprovalCallbacksTest.signature(
                                "orca.notice.v1",
                                "42",
                                ID,
                                "1800000000",
                                signed.body().getBytes(UTF_8)));
        assertThat(signed.toString()).doesNotContain("shared webhook secret");
    }

    @Test
    void sign_withoutApprovalWorkspaceOrSecret_isRefused() {
        for (ApprovalNotice wrong : new ApprovalNotice[] {notice("42", "1"), notice("", ID), notice("4\n2", ID)}) {
            assertThatThrownBy(
                            () -> ApprovalNotices.sign(wrong, "https://a.example", ApprovalCallbacksTest.SECRET, NOW))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> ApprovalNotices.sign(notice("42", ID), "https://a.example", Secret.ofText(""), NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
