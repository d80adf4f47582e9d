/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.spi.AuditEntry;
import ai.orcarouter.core.spi.AuditQuery;
import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventQuery;
import ai.orcarouter.core.spi.KeysetSource;
import ai.orcarouter.firewall.memory.InMemoryKeysets;
import ai.orcarouter.firewall.model.AgentKey;
import ai.orcarouter.firewall.model.Approval;
import ai.orcarouter.firewall.model.ApprovalState;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.Sanitizer;
import ai.orcarouter.firewall.model.SequencePattern;
import ai.orcarouter.firewall.model.SkillStanding;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Calls in a workspace: who decides, what is recorded, who may do what. */
class OrcaWorkspaceTest extends WorkspaceCase {
    @Test
    void mediate_governed_decidesByTheDefaultPolicyAndRecords() {
        govern(FirewallRule.builder(4, Verdict.DENY)
                .label("no shell")
                .toolNameGlob("shell.*")
                .build());

        assertThat(mediate(ToolCall.of("shell.run", Arguments.none()))
                        .decision()
                        .verdict())
                .isEqualTo(Verdict.DENY);

        Event event = lastEvent();
        assertThat(event.verdict()).isEqualTo("deny");
        assertThat(event.policyName()).isEqualTo("house rules");
        assertThat(event.policyVersion()).isEqualTo(1);
        assertThat(event.ruleLabel()).isEqualTo("no shell");
    }

    @Test
    void mediate_edit_actsOnTheNextCall() {
        govern(Verdict.ALLOW);
        assertThat(mediate(PAY).passes()).isTrue();

        govern(Verdict.DENY);

        assertThat(mediate(PAY).passes()).isFalse();
    }

    @Test
    void mediate_noPolicyAndNotObserving_passesSilently() {
        assertThat(mediate(PAY).decision().code()).isEqualTo(ReasonCode.NO_POLICY);

        assertThat(workspace.flush(Duration.ofSeconds(30))).isTrue();
        assertThat(events.page(WorkspaceWorld.WORKSPACE, EventQuery.builder().build()))
                .isEmpty();
    }

    @Test
    void mediate_configurationUnreadable_isClosed() {
        WorkspaceWorld.put(config, "firewall_policy", "1", "{");
        clock.advance(2_000);

        assertThat(mediate(PAY).decision().code()).isEqualTo(ReasonCode.POLICY_UNAVAILABLE);
        assertThat(mediate(PAY).passes()).isFalse();
    }

    @Test
    void mediate_budget_reservesAndSettles() {
        govern(FirewallRule.builder(3, Verdict.CAP_COST)
                .capCostCents(100)
                .stage(Surface.MCP)
                .build());
        ToolCall call = PAY.toBuilder().estimatedCostCents(60).build();

        Mediation first = mediate(call);
        assertThat(first.passes()).isTrue();
        assertThat(mediate(call).decision().code()).isEqualTo(ReasonCode.COST_CAP);

        assertThat(first.settle(30)).singleElement().satisfies(spent -> {
            assertThat(spent.balance().spentCents()).isEqualTo(30);
            assertThat(spent.overshootCents()).isZero();
        });
        Mediation second = mediate(call);
        assertThat(second.passes()).isTrue();
        second.release();
        assertThat(mediate(call).passes()).isTrue();
    }

    @Test
    void mediate_sequence_breaksTheChainAndPlanForetellsIt() {
        SequencePattern chain = new SequencePattern(
                600,
                List.of(new SequencePattern.Step("crm.*", 2, false), new SequencePattern.Step("mail.send", 1, false)));
        govern(FirewallRule.builder(6, Verdict.DENY)
                .label("read then send")
                .sequence(chain)
                .build());
        ToolCall read = ToolCall.builder("crm.read").run("r").build();
        ToolCall send = ToolCall.builder("mail.send").run("r").build();

        assertThat(workspace
                        .evaluatePlan(CallContext.anonymous(), List.of(read, read, send))
                        .verdict())
                .isEqualTo(Verdict.DENY);
        assertThat(mediate(send).passes()).isTrue();
        assertThat(mediate(read).passes()).isTrue();
        assertThat(mediate(read).passes()).isTrue();
        assertThat(mediate(send).passes()).isFalse();
        assertThat(mediate(send).passes()).isFalse();
    }

    private KeyHandle admitted(OrcaWorkspace home) {
        Secret secret = home.admin()
                .keys()
                .issue(WorkspaceWorld.HOST, AgentKey.builder(0, "agent").build())
                .secret();
        KeyAdmission admission = home.admit(
                secret, KeyRequest.builder(clock.instant()).withoutModel().build());
        assertThat(admission).isInstanceOf(KeyAdmission.Admitted.class);
        return ((KeyAdmission.Admitted) admission).key();
    }

    @Test
    void mediate_issuedKey_isAdmittedAndNamedInTheEvent() {
        govern(Verdict.ALLOW);
        KeyHandle key = admitted(workspace);

        assertThat(workspace.mediate(CallContext.of(key), PAY).passes()).isTrue();

        assertThat(lastEvent().keyId()).isEqualTo(key.id());
        assertThat(lastEvent().keyName()).isEqualTo("agent");
        assertThat(workspace.admit(
                        Secret.ofText("sk-orca-unknown"),
                        KeyRequest.builder(clock.instant()).withoutModel().build()))
                .isEqualTo(KeyAdmission.Refused.UNKNOWN_KEY);
    }

    @Test
    void admit_configurationUnreadable_saysThatKeysAreUnavailable() {
        FaultyConfigStore store = new FaultyConfigStore();
        KeyRequest request = KeyRequest.builder(clock.instant()).withoutModel().build();
        try (OrcaWorkspace home = OrcaWorkspace.builder(WorkspaceWorld.WORKSPACE)
                .configStore(store)
                .keysets(new InMemoryKeysets())
                .clock(clock.withZone(ZoneOffset.UTC))
                .build()) {
            Secret secret = home.admin()
                    .keys()
                    .issue(WorkspaceWorld.HOST, AgentKey.builder(0, "agent").build())
                    .secret();
            store.down = true;
            assertThat(home.admit(secret, request)).isInstanceOf(KeyAdmission.Admitted.class);
            clock.advance(2_000); // beyond what revocation may take, which has no grace
            assertThat(home.admit(secret, request)).isEqualTo(KeyAdmission.Refused.KEYS_UNAVAILABLE);
            store.down = false;
            clock.advance(2_000);
            assertThat(home.admit(secret, request)).isInstanceOf(KeyAdmission.Admitted.class);
        }
    }

    @Test
    void admit_keysetSourceFails_saysThatKeysAreUnavailable() {
        for (KeysetSource broken : List.<KeysetSource>of(purpose -> Optional.empty(), purpose -> {
            throw new IllegalStateException("no vault");
        })) {
            try (OrcaWorkspace home = OrcaWorkspace.builder(WorkspaceWorld.WORKSPACE)
                    .configStore(config)
                    .keysets(broken)
                    .build()) {
                assertThat(home.admit(
                                Secret.ofText("sk-orca-unknown"),
                                KeyRequest.builder(clock.instant())
                                        .withoutModel()
                                        .build()))
                        .isEqualTo(KeyAdmission.Refused.KEYS_UNAVAILABLE);
            }
        }
    }

    @Test
    void mediate_goesOutOnlyAfterRedaction_isAnEgressStep() {
        workspace.close();
        workspace = builder()
                .engine(engine -> engine.sanitizer("to_url", text -> "https://a.example/"))
                .build();
        SequencePattern chain = new SequencePattern(
                600,
                List.of(new SequencePattern.Step("fetch.*", 1, true), new SequencePattern.Step("mail.send", 1, false)));
        FirewallRule toUrl = FirewallRule.builder(2, Verdict.SANITIZE)
                .toolNameGlob("fetch.*")
                .stage(Surface.MCP)
                .sanitize(new Sanitizer(List.of("to_url"), List.of()))
                .build();
        workspace
                .admin()
                .policies()
                .create(
                        WorkspaceWorld.HOST,
                        FirewallPolicy.builder(0, "house rules")
                                .isDefault(true)
                                .rules(List.of(
                                        toUrl,
                                        FirewallRule.builder(6, Verdict.DENY)
                                                .priority(200)
                                                .sequence(chain)
                                                .build()))
                                .build());
        ToolCall fetch = ToolCall.builder("fetch.get")
                .arguments(Arguments.ofJson("{\"url\":\"somewhere\"}"))
                .run("r")
                .build();
        ToolCall send = ToolCall.builder("mail.send").run("r").build();
        assertThat(mediate(send).passes()).isTrue();

        Mediation out = mediate(fetch);

        assertThat(out.passes()).isTrue();
        assertThat(out.effectiveArguments().toJson()).contains("a.example");
        assertThat(lastEvent().destinations()).contains("a.example:443");
        assertThat(mediate(send).passes()).isFalse();
    }

    @Test
    void mediate_ownerThatOnlyTheGateKnows_isInTheEvent() {
        govern(Verdict.ALLOW);
        for (SkillStanding.Mode mode : SkillStanding.Mode.values()) {
            standing[0] = new SkillStanding("banking", mode);
            mediate(PAY);
            assertThat(lastEvent().skill()).as("%s", mode).isEqualTo("banking");
        }
        standing[0] = SkillStanding.ungoverned();
        mediate(PAY.toBuilder().skill("named by the caller").build());
        assertThat(lastEvent().skill()).isEqualTo("named by the caller");
    }

    @Test
    void mediate_deniedForTheBudget_stillNamesTheOwner() {
        govern(FirewallRule.builder(3, Verdict.CAP_COST)
                .capCostCents(100)
                .stage(Surface.MCP)
                .build());
        standing[0] = new SkillStanding("banking", SkillStanding.Mode.ALLOW);

        assertThat(mediate(PAY.toBuilder().estimatedCostCents(200).build()).passes())
                .isFalse();

        assertThat(lastEvent().skill()).isEqualTo("banking");
    }

    private static ToolCall known(String... aliases) {
        return ToolCall.builder("files.read").aliases(aliases).run("r").build();
    }

    @Test
    void mediate_severalNames_theMostSevereVerdictHolds() {
        govern(
                Verdict.ALLOW,
                FirewallRule.builder(1, Verdict.DENY).toolNameGlob("read").build(),
                FirewallRule.builder(2, Verdict.PENDING_APPROVAL)
                        .toolNameGlob("cat")
                        .build());

        assertThat(mediate(known()).passes()).isTrue();
        assertThat(mediate(known("open")).passes()).isTrue();
        assertThat(mediate(known("cat")).decision().verdict()).isEqualTo(Verdict.PENDING_APPROVAL);
        assertThat(mediate(known("cat", "read")).decision().verdict()).isEqualTo(Verdict.DENY);
        assertThat(workspace.evaluate(CallContext.anonymous(), known("read")).passes())
                .isFalse();
        assertThat(workspace.preview(CallContext.anonymous(), known("read")).passes())
                .isFalse();
        assertThat(lastEvent().tool()).isEqualTo("files.read");
    }

    @Test
    void mediate_redactedUnderTwoNames_isRedactedUnderBoth() {
        govern(
                Verdict.ALLOW,
                FirewallRule.builder(1, Verdict.SANITIZE)
                        .toolNameGlob("files.read")
                        .stage(Surface.MCP)
                        .sanitize(new Sanitizer(List.of("email"), List.of()))
                        .build(),
                FirewallRule.builder(2, Verdict.SANITIZE)
                        .toolNameGlob("read")
                        .stage(Surface.MCP)
                        .sanitize(new Sanitizer(List.of("ssn_us"), List.of()))
                        .build());
        ToolCall call = known("open", "read")
                .withArguments(Arguments.ofJson("{\"note\":\"joe@corp.example\",\"person\":\"512-34-6789\"}"));

        String sent = mediate(call).effectiveArguments().toJson();

        assertThat(sent).doesNotContain("joe@", "512-34-6789");
    }

    @Test
    void mediate_severalNames_areOneStepOfASequenceAndOneReservation() {
        SequencePattern chain = new SequencePattern(
                600, List.of(new SequencePattern.Step("read", 2, false), new SequencePattern.Step("send", 1, false)));
        govern(
                FirewallRule.builder(6, Verdict.DENY).sequence(chain).build(),
                FirewallRule.builder(7, Verdict.CAP_COST)
                        .capCostCents(25)
                        .stage(Surface.MCP)
                        .build());
        ToolCall read = known("read", "open").toBuilder().estimatedCostCents(10).build();
        ToolCall send = ToolCall.builder("mail.send").aliases("send").run("r").build();

        assertThat(mediate(read).passes()).isTrue();
        assertThat(mediate(send).passes()).isTrue();
        assertThat(mediate(read).passes()).isTrue();
        assertThat(mediate(send).decision().verdict()).isEqualTo(Verdict.DENY);
        assertThat(mediate(read).decision().code()).isEqualTo(ReasonCode.COST_CAP);
    }

    @Test
    void aliases_tooManyOrRepeated_areRefusedOrLeftOut() {
        assertThat(known("a", "files.read", "a").names()).containsExactly("files.read", "a");
        String[] many =
                java.util.stream.IntStream.range(0, 17).mapToObj(i -> "n" + i).toArray(String[]::new);
        assertThatThrownBy(() -> known(many)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void mediate_keyOfAnotherWorkspace_isRefused() {
        try (OrcaWorkspace other = OrcaWorkspace.builder("other").build()) {
            CallContext foreign = CallContext.of(admitted(other));

            assertThatThrownBy(() -> workspace.mediate(foreign, PAY)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> workspace.preview(foreign, PAY)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void discoveredTools_coveredByTheDefaultPolicy_sayWhichAreGaps() {
        govern(FirewallRule.builder(1, Verdict.AUDIT).toolNameGlob("bank.*").build());
        mediate(PAY);
        mediate(ToolCall.of("mail.send", Arguments.none()));
        assertThat(workspace.flush(Duration.ofSeconds(30))).isTrue();

        assertThat(workspace.feeds().discoveredTools(REVIEWER, "", 10).tools())
                .extracting(tool -> tool.tool() + " " + tool.covered())
                .containsExactly("bank.pay true", "mail.send false");
    }

    @Test
    void approvals_roles_areEnforced() {
        govern(hold().build());
        String id = held();
        Actor viewer = new Actor("vic", Role.VIEWER);

        assertThatThrownBy(() -> workspace.approvals().decide(viewer, id, true, ""))
                .isInstanceOfSatisfying(
                        OrcaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FORBIDDEN));
        assertThatThrownBy(() -> workspace.approvals().pending(viewer)).isInstanceOf(OrcaException.class);
        assertThatThrownBy(() -> workspace.approvals().get(viewer, id)).isInstanceOf(OrcaException.class);
        assertThat(workspace.approvals().get(REVIEWER, id).state(clock.instant()))
                .isEqualTo(ApprovalState.PENDING);
    }

    @Test
    void decide_twice_firstWinsAndIsAuditedOnce() {
        govern(hold().build());
        String id = held();

        workspace.approvals().decide(REVIEWER, id, true, "");
        workspace.approvals().decide(REVIEWER, id, true, "");
        Approval late = workspace.approvals().decide(new Actor("bob", Role.ADMIN), id, false, "");

        assertThat(late.ruling().orElseThrow().reviewer()).isEqualTo("ann");
        List<AuditEntry> rows = config.audit(
                WorkspaceWorld.WORKSPACE,
                AuditQuery.builder().target("firewall_approval", id).build());
        assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(row.act().verb()).isEqualTo("firewall_approval_approve"));
    }

    @Test
    void build_storeWithoutKeysets_isRefused() {
        assertThatThrownBy(() -> OrcaWorkspace.builder("x").configStore(config).build())
                .isInstanceOfSatisfying(
                        OrcaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION));
    }

    @Test
    void listener_thatThrows_changesNothing() {
        govern(hold().build());
        try (OrcaWorkspace other = OrcaWorkspace.builder(WorkspaceWorld.WORKSPACE)
                .configStore(config)
                .keysets(new InMemoryKeysets())
                .listener(new WorkspaceListener() {
                    @Override
                    public void held(Approval approval) {
                        throw new IllegalStateException("listener");
                    }
                })
                .build()) {
            assertThat(other.mediate(CallContext.anonymous(), PAY).approvalId()).isPresent();
        }
    }
}
