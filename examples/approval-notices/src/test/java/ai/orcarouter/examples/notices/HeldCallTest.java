/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.notices;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.examples.http.testkit.Certificates;
import ai.orcarouter.firewall.Approvals;
import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.FirewallAdmin;
import ai.orcarouter.firewall.Mediation;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.WorkspaceListener;
import ai.orcarouter.firewall.model.Approval;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.firewall.spi.NoticeSender;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole way round: a held call, its notice, the reviewer's callback, and the call again. */
class HeldCallTest {
    private static final Actor OWNER = new Actor("owner", Role.OWNER);
    private static final ToolCall PAY = ToolCall.builder("bank.pay")
            .arguments(Arguments.ofJson("{\"cents\":100,\"note\":\"between us\"}"))
            .conversation("conv-1")
            .build();

    private final Certificates certificates = new Certificates();
    private final HttpsReceiver reviews = new HttpsReceiver(certificates.server(Samples.HOST));
    private final OkHttpNoticeSender notices =
            Samples.sender(certificates, reviews.port()).build();
    private final BlockingQueue<NoticeSender.Outcome> told = new LinkedBlockingQueue<>();
    private final OrcaWorkspace workspace = OrcaWorkspace.builder("acme")
            .noticeSender(notices)
            .listener(new WorkspaceListener() {
                @Override
                public void noticed(Approval approval, NoticeSender.Outcome outcome) {
                    told.add(outcome);
                }
            })
            .clock(Clock.fixed(Samples.NOW, ZoneOffset.UTC))
            .build();
    private final CallbackServer callbacks = new CallbackServer(new CallbackHandler(workspace));
    private final CallbackSender reviewer = new CallbackSender(callbacks.context(), "acme", Samples.SECRET);

    @BeforeEach
    void govern() {
        FirewallRule hold = FirewallRule.builder(1, Verdict.PENDING_APPROVAL)
                .label("payments")
                .stage(Surface.MCP)
                .toolNameGlob("bank.*")
                .build();
        workspace
                .admin()
                .policies()
                .create(
                        OWNER,
                        FirewallPolicy.builder(1, "house rules")
                                .isDefault(true)
                                .defaultVerdict(Verdict.ALLOW)
                                .rules(List.of(hold))
                                .build());
        workspace
                .admin()
                .putSettings(
                        OWNER,
                        false,
                        Samples.notice(reviews.port()).url(),
                        Secret.ofText(Samples.SECRET),
                        FirewallAdmin.ANY_VERSION);
    }

    @AfterEach
    void stop() {
        callbacks.close();
        workspace.close();
        reviews.close();
        notices.close();
    }

    /** Holds the call and returns the approval that the notice names. */
    private String heldAndNoticed() throws InterruptedException {
        Mediation held = workspace.mediate(CallContext.anonymous(), PAY);
        assertThat(held.decision().verdict()).isEqualTo(Verdict.PENDING_APPROVAL);

        Received received = reviews.next();
        String signature = received.headers().getFirst("X-Orca-Signature");
        String id = approvalId(received.body());
        assertThat(held.approvalId()).contains(id);
        assertThat(signature)
                .isEqualTo(reviewer.sign(
                        "orca.notice.v1",
                        id,
                        Long.parseLong(received.headers().getFirst("X-Orca-Timestamp")),
                        received.body()));
        assertThat(received.body()).contains("bank.pay").doesNotContain("between us");
        return id;
    }

    private static String approvalId(String body) {
        Map<?, ?> notice =
                (Map<?, ?>) Objects.requireNonNull(Arguments.ofJson(body).value());
        Map<?, ?> data = (Map<?, ?>) Objects.requireNonNull(notice.get("data"));
        return Objects.requireNonNull(data.get("approval_id")).toString();
    }

    private Mediation again(String id) {
        return workspace.mediate(CallContext.anonymous().withApproval(id), PAY);
    }

    @Test
    void heldCall_approvedByCallback_goesThroughOnce() throws Exception {
        String id = heldAndNoticed();
        assertThat(told.take()).isEqualTo(NoticeSender.Outcome.DELIVERED);
        assertThat(again(id).passes()).isFalse();

        assertThat(reviewer.decide(id, "approve", Samples.NOW)).isEqualTo(204);

        Mediation first = again(id);
        assertThat(first.passes()).isTrue();
        assertThat(first.decision().code()).isEqualTo(ReasonCode.APPROVED);
        assertThat(again(id).passes()).isFalse();
        Approval approval = workspace.approvals().get(OWNER, id);
        assertThat(approval.ruling().orElseThrow().reviewer()).isEqualTo(Approvals.WEBHOOK);
    }

    @Test
    void heldCall_rejectedByCallback_staysBlocked() throws Exception {
        String id = heldAndNoticed();

        assertThat(reviewer.decide(id, "reject", Samples.NOW)).isEqualTo(204);

        assertThat(again(id).decision().code()).isEqualTo(ReasonCode.APPROVAL_REFUSED);
    }

    @Test
    void heldCall_callbackUnderAnotherSecret_staysHeld() throws Exception {
        String id = heldAndNoticed();
        CallbackSender stranger = new CallbackSender(callbacks.context(), "acme", "another secret");

        assertThat(stranger.decide(id, "approve", Samples.NOW)).isEqualTo(401);

        assertThat(again(id).decision().verdict()).isEqualTo(Verdict.PENDING_APPROVAL);
    }

    @Test
    void heldCall_callbackForAnUnknownApproval_isNotFound() throws Exception {
        assertThat(reviewer.decide(Samples.APPROVAL, "approve", Samples.NOW)).isEqualTo(404);
    }

    @Test
    void heldCall_receiverThatRefuses_waitsInTheQueueAllTheSame() throws Exception {
        reviews.answer(500);

        String id = heldAndNoticed();

        assertThat(workspace.approvals().pending(OWNER))
                .extracting(Approval::id)
                .containsExactly(id);
        assertThat(told.take()).isEqualTo(NoticeSender.Outcome.REFUSED);
    }
}
