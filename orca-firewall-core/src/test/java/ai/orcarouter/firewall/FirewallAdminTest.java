/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import static ai.orcarouter.firewall.AdminWorld.ADMIN;
import static ai.orcarouter.firewall.AdminWorld.DEVELOPER;
import static ai.orcarouter.firewall.AdminWorld.VIEWER;
import static ai.orcarouter.firewall.AdminWorld.refusal;
import static ai.orcarouter.firewall.FirewallAdmin.ANY_VERSION;
import static ai.orcarouter.firewall.WorkspaceWorld.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.crypto.InsecureSecretAccess;
import ai.orcarouter.core.crypto.KeyPurpose;
import ai.orcarouter.core.crypto.KeyedHash;
import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.core.spi.AuditEntry;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.firewall.internal.workspace.PolicyResolution.Governed;
import ai.orcarouter.firewall.model.AgentKey;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.FirewallSettings;
import ai.orcarouter.firewall.model.IssuedKey;
import ai.orcarouter.firewall.model.PolicyDiff;
import ai.orcarouter.firewall.model.PolicySummary;
import ai.orcarouter.firewall.model.PolicyVersion;
import ai.orcarouter.firewall.model.PolicyVersion.Operation;
import ai.orcarouter.firewall.model.StoredPolicy;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.firewall.spi.AccessPolicy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FirewallAdminTest {
    private final FaultyConfigStore store = new FaultyConfigStore();
    private final AdminWorld world = new AdminWorld(store);
    private final FirewallAdmin admin = world.admin;
    private final PolicyAdmin policies = admin.policies();
    private final KeyAdmin keys = admin.keys();

    private static FirewallPolicy.Builder draft(String name) {
        return FirewallPolicy.builder(0, name);
    }

    private static FirewallRule deny(long id, String glob) {
        return FirewallRule.builder(id, Verdict.DENY).toolNameGlob(glob).build();
    }

    private long create(FirewallPolicy.Builder policy) {
        return policies.create(DEVELOPER, policy.build()).policy().id();
    }

    private List<AuditEntry> rows() {
        return AdminWorld.audit(store);
    }

    @Test
    void create_rulesWithAndWithoutIds_keepAndGetUniqueOnes() {
        long first = create(draft("a").rules(deny(7, "x.y"), deny(0, "x.z")));
        assertThat(policies.get(VIEWER, first).policy().rules())
                .extracting(FirewallRule::id)
                .containsExactly(7L, 8L);
        long second = create(draft("b").rules(deny(0, "x.y")));
        assertThat(policies.get(VIEWER, second).policy().rules())
                .extracting(FirewallRule::id)
                .containsExactly(9L);
        assertThat(second).isEqualTo(first + 1);
    }

    @Test
    void create_everyFault_isToldAtOnceAndNothingIsStored() {
        long before = store.real.revision(WORKSPACE);
        FirewallPolicy bad = draft("")
                .rules(
                        deny(1, "a.b"),
                        deny(1, "c.d"),
                        FirewallRule.builder(2, Verdict.SANITIZE).build())
                .build();
        OrcaException e = catchThrowableOfType(OrcaException.class, () -> policies.create(DEVELOPER, bad));
        assertThat(e.code()).isEqualTo(ErrorCode.INVALID_DOCUMENT);
        assertThat(e.issues()).extracting(Issue::pointer).contains("/name", "/rules/1/id");
        assertThat(e.issues()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(store.real.revision(WORKSPACE)).isEqualTo(before);
    }

    @Test
    void create_takenName_isAConflict() {
        long id = create(draft("a"));
        create(draft("b"));
        assertThat(refusal(() -> create(draft("a")))).isEqualTo(ErrorCode.DUPLICATE_NAME);
        assertThat(refusal(() -> policies.update(
                        DEVELOPER, FirewallPolicy.builder(id, "b").build(), ANY_VERSION)))
                .isEqualTo(ErrorCode.DUPLICATE_NAME);
        assertThat(ErrorCode.DUPLICATE_NAME.isConflict()).isTrue();
        policies.delete(DEVELOPER, id, ANY_VERSION);
        assertThat(create(draft("a"))).as("the name is free, the id is not").isNotEqualTo(id);
    }

    @Test
    void write_staleVersion_isAConflict() {
        long id = create(draft("a"));
        policies.setEnabled(DEVELOPER, id, false, 1);
        assertThat(refusal(() -> policies.setEnabled(DEVELOPER, id, true, 1))).isEqualTo(ErrorCode.STALE_VERSION);
        assertThat(refusal(() -> policies.delete(DEVELOPER, id, 3))).isEqualTo(ErrorCode.STALE_VERSION);
        assertThat(policies.setEnabled(DEVELOPER, id, true, ANY_VERSION).version())
                .isEqualTo(3);
        assertThat(refusal(() -> policies.get(VIEWER, 99))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refusal(() -> admin.putSettings(DEVELOPER, true, "", null, 4)))
                .isEqualTo(ErrorCode.STALE_VERSION);
    }

    @Test
    void setDefault_demotesTheOldOneInTheSameCommit() {
        long a = create(draft("a").isDefault(true));
        long b = create(draft("b"));
        long revision = store.real.revision(WORKSPACE);
        policies.setDefault(DEVELOPER, b, ANY_VERSION);
        assertThat(store.real.revision(WORKSPACE)).isEqualTo(revision + 1);
        assertThat(policies.list(VIEWER)).extracting(PolicySummary::isDefault).containsExactly(false, true);
        assertThat(world.source.resolve(0))
                .isInstanceOfSatisfying(
                        Governed.class, found -> assertThat(found.policyId()).isEqualTo(b));
        assertThat(policies.get(VIEWER, a).version()).isEqualTo(2);
        create(draft("c").isDefault(true));
        assertThat(policies.list(VIEWER)).extracting(PolicySummary::isDefault).containsExactly(false, false, true);
    }

    @Test
    void write_actsOnTheNextCallEvenIfTheStoreFailsThen() {
        long id = create(draft("a").isDefault(true));
        assertThat(world.source.resolve(0)).isInstanceOf(Governed.class);
        policies.setEnabled(DEVELOPER, id, false, ANY_VERSION);
        store.down = true;
        assertThat(world.source.resolve(0)).isNotInstanceOf(Governed.class);
        assertThat(refusal(() -> policies.list(VIEWER))).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
    }

    @Test
    void delete_policyWithAttachedKeys_isAConflict() {
        long id = create(draft("a"));
        AgentKey key = keys.issue(
                        DEVELOPER,
                        AgentKey.builder(0, "agent").firewallPolicyId(id).build())
                .key();
        assertThat(policies.list(VIEWER).get(0).attachedKeys()).isEqualTo(1);
        assertThat(refusal(() -> policies.delete(DEVELOPER, id, ANY_VERSION))).isEqualTo(ErrorCode.STILL_REFERENCED);
        keys.update(DEVELOPER, key.toBuilder().firewallPolicyId(0).build(), key.version());
        policies.delete(DEVELOPER, id, ANY_VERSION);
        assertThat(policies.list(VIEWER)).isEmpty();
    }

    @Test
    void issue_secretIsShownOnceAndOnlyItsHashIsKept() {
        IssuedKey issued = keys.issue(DEVELOPER, AgentKey.builder(0, "agent").build());
        String secret = issued.secret().text(InsecureSecretAccess.token());
        assertThat(issued.key().secretHash()).isEmpty();
        assertThat(keys.get(DEVELOPER, issued.key().id())).isEqualTo(issued.key());
        assertThat(keys.list(DEVELOPER)).containsExactly(issued.key());
        assertThat(issued.key().createdTime()).isEqualTo(WorkspaceWorld.START.getEpochSecond());
        assertThat(store.real.read(WORKSPACE).toString()).doesNotContain(secret);
        assertThat(rows().toString()).doesNotContain(secret);
        KeyRing ring = KeyRing.of(
                WORKSPACE,
                world.source.latest().keys().presentable(),
                KeyedHash.of(AdminWorld.KEYSETS.keyset(KeyPurpose.KEYED_HASH).orElseThrow()));
        assertThat(ring.find(issued.secret())).isPresent();
        AgentKey renamed = keys.update(
                DEVELOPER, AgentKey.builder(issued.key().id(), "renamed").build(), 1);
        assertThat(renamed.masked()).isEqualTo(issued.key().masked());
        assertThat(renamed.version()).isEqualTo(2);
        assertThat(keys.setEnabled(DEVELOPER, renamed.id(), false, 2).status()).isEqualTo(AgentKey.Status.DISABLED);
    }

    @Test
    void issue_faultsAndUnknownReferences_areToldAtOnce() {
        AgentKey bad = AgentKey.builder(0, "")
                .firewallPolicyId(9)
                .guardrailId(8)
                .allowIps(List.of("nowhere"))
                .build();
        OrcaException e = catchThrowableOfType(OrcaException.class, () -> keys.issue(DEVELOPER, bad));
        assertThat(e.issues())
                .extracting(Issue::pointer)
                .contains("/name", "/allow_ips", "/firewall_policy_id", "/guardrail_id");
        WorkspaceWorld.put(store.real, DocumentKinds.GUARDRAIL, "8", "{}");
        keys.issue(DEVELOPER, AgentKey.builder(0, "ok").guardrailId(8).build());
    }

    @Test
    void gatewayFlag_onlyAnAdminChangesIt() {
        AgentKey gateway = AgentKey.builder(0, "gw").firewallGateway(true).build();
        assertThat(refusal(() -> keys.issue(DEVELOPER, gateway))).isEqualTo(ErrorCode.FORBIDDEN);
        AgentKey key = keys.issue(ADMIN, gateway).key();
        AgentKey plain = key.toBuilder().firewallGateway(false).build();
        assertThat(refusal(() -> keys.update(DEVELOPER, plain, ANY_VERSION))).isEqualTo(ErrorCode.FORBIDDEN);
        keys.update(DEVELOPER, key.toBuilder().environment("prod").build(), ANY_VERSION);
        assertThat(keys.update(ADMIN, plain, ANY_VERSION).firewallGateway()).isFalse();
        assertThat(refusal(() -> keys.update(DEVELOPER, key, ANY_VERSION))).isEqualTo(ErrorCode.FORBIDDEN);
    }

    @Test
    void putSettings_secretIsSealedAndNeverShown() {
        assertThat(admin.settings(VIEWER)).isEqualTo(new FirewallSettings(false, "", false, 0));
        String url = "https://hooks.example.com/x?token=t0ken";
        FirewallSettings put = admin.putSettings(DEVELOPER, true, url, Secret.ofText("hunter22"), ANY_VERSION);
        assertThat(put).isEqualTo(new FirewallSettings(true, url, true, 1));
        assertThat(admin.settings(VIEWER)).isEqualTo(put);
        assertThat(store.real.read(WORKSPACE).toString()).doesNotContain("hunter22");
        assertThat(rows().toString()).doesNotContain("hunter22").doesNotContain("t0ken");
        assertThat(admin.putSettings(DEVELOPER, false, url, null, 1).hasWebhookSecret())
                .isTrue();
        assertThat(refusal(() -> admin.putSettings(DEVELOPER, true, "http://10.0.0.1/", null, ANY_VERSION)))
                .isEqualTo(ErrorCode.INVALID_DOCUMENT);
    }

    @Test
    void secrets_withoutKeysets_areRefusedAndTheRestWorks() {
        FirewallAdmin keyless = new AdminWorld(store, AccessPolicy.ROLES, purpose -> Optional.empty()).admin;
        assertThat(refusal(() -> keyless.keys()
                        .issue(DEVELOPER, AgentKey.builder(0, "agent").build())))
                .isEqualTo(ErrorCode.INVALID_CONFIGURATION);
        assertThat(refusal(() -> keyless.putSettings(
                        DEVELOPER, true, "https://hooks.example.com/", Secret.ofText("x"), ANY_VERSION)))
                .isEqualTo(ErrorCode.INVALID_CONFIGURATION);
        assertThat(keyless.putSettings(DEVELOPER, true, "", null, ANY_VERSION).observeMode())
                .isTrue();
    }

    @Test
    void test_draft_saysVerdictRuleAndTrace() {
        FirewallPolicy policy = draft("draft")
                .enabled(false)
                .rules(deny(1, "other.tool"), deny(2, "a.b"))
                .build();
        var explanation = admin.test(DEVELOPER, policy, ToolCall.builder("a.b").build());
        assertThat(explanation.decision().verdict()).isEqualTo(Verdict.DENY);
        assertThat(explanation.trace()).extracting(entry -> entry.rule().id()).containsExactly(2L);
        assertThat(store.real.revision(WORKSPACE)).isZero();
        assertThat(refusal(() -> admin.test(
                        DEVELOPER, draft("").build(), ToolCall.builder("a.b").build())))
                .isEqualTo(ErrorCode.INVALID_DOCUMENT);
    }

    @Test
    void history_everyOperation_isListedAndRevertIsExact() {
        long id = create(draft("a").rules(deny(1, "x.y")));
        StoredPolicy first = policies.get(VIEWER, id);
        policies.createRule(DEVELOPER, id, deny(0, "x.z"), 1);
        policies.updateRule(
                DEVELOPER,
                id,
                FirewallRule.builder(1, Verdict.AUDIT).toolNameGlob("x.y").build(),
                2);
        PolicyDiff diff = policies.diff(VIEWER, id, 1, 3);
        assertThat(diff.fields()).isEmpty();
        assertThat(diff.rules())
                .extracting(PolicyDiff.Rule::kind, PolicyDiff.Rule::id)
                .containsExactly(tuple(PolicyDiff.Kind.CHANGED, 1L), tuple(PolicyDiff.Kind.ADDED, 2L));
        assertThat(diff.toString()).contains("verdict: \"deny\" -> \"audit\"");
        assertThat(policies.diff(VIEWER, id, 2, 2).isEmpty()).isTrue();
        policies.revert(DEVELOPER, id, 1, 3);
        assertThat(policies.get(VIEWER, id).policy()).isEqualTo(first.policy());
        policies.delete(DEVELOPER, id, ANY_VERSION);
        policies.revert(DEVELOPER, id, 3, 5);
        assertThat(policies.versions(VIEWER, id, Long.MAX_VALUE, 10))
                .extracting(PolicyVersion::version, PolicyVersion::operation, PolicyVersion::revertedFrom)
                .containsExactly(
                        tuple(6L, Operation.REVERT, 3L),
                        tuple(5L, Operation.DELETE, 0L),
                        tuple(4L, Operation.REVERT, 1L),
                        tuple(3L, Operation.UPDATE, 0L),
                        tuple(2L, Operation.UPDATE, 0L),
                        tuple(1L, Operation.CREATE, 0L));
        assertThat(refusal(() -> policies.revert(DEVELOPER, id, 5, ANY_VERSION)))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refusal(() -> policies.revert(DEVELOPER, 99, 1, ANY_VERSION)))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refusal(() -> policies.diff(VIEWER, id, 1, 7))).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void audit_payloads_areTheDocumentedMetadata() {
        long id = create(draft("a").rules(deny(1, "x.y")));
        assertThat(rows())
                .extracting(row -> row.act().payload())
                .containsExactly(
                        "{\"default_verdict\":\"audit\",\"enabled\":true,\"id\":" + id
                                + ",\"is_default\":false,\"name\":\"a\"}",
                        "{\"id\":1,\"policy_id\":" + id
                                + ",\"priority\":100,\"stage\":\"\",\"tool_name_glob\":\"x.y\",\"verdict\":\"deny\"}");
        assertThat(rows().get(0).act().actor()).isEqualTo(DEVELOPER);
    }

    @Test
    void write_somebodyElseCommitsFirst_isComputedAnew() {
        long id = create(draft("a"));
        AdminWorld other = new AdminWorld(store.real);
        AtomicInteger left = new AtomicInteger(3);
        store.beforeCommit = () -> {
            if (left.getAndDecrement() > 0) {
                other.admin.policies().createRule(ADMIN, id, deny(0, "t.t" + left.get()), ANY_VERSION);
            }
        };
        policies.createRule(DEVELOPER, id, deny(0, "mine.x"), ANY_VERSION);
        List<FirewallRule> rules = policies.get(VIEWER, id).policy().rules();
        assertThat(rules).hasSize(4).extracting(FirewallRule::id).doesNotHaveDuplicates();
        assertThat(policies.get(VIEWER, id).version()).isEqualTo(5);
    }

    @Test
    void write_othersAreAlwaysFirst_endsAsContended() {
        long id = create(draft("a"));
        AdminWorld other = new AdminWorld(store.real);
        store.beforeCommit = () -> other.admin.policies().setEnabled(ADMIN, id, true, ANY_VERSION);
        assertThat(refusal(() -> policies.setDefault(DEVELOPER, id, ANY_VERSION)))
                .isEqualTo(ErrorCode.CONTENDED);
    }

    @Test
    void write_answerIsLost_isFoundInTheAuditChain() {
        store.losesAnswers = true;
        long id = create(draft("a"));
        store.losesAnswers = false;
        assertThat(policies.get(VIEWER, id).version()).isEqualTo(1);
        assertThat(rows()).hasSize(1);
    }

    @Test
    void damagedPolicy_isListedAsFaultAndCanBeDeletedOrReverted() {
        long id = create(draft("a"));
        WorkspaceWorld.put(store.real, DocumentKinds.FIREWALL_POLICY, Long.toString(id), "{");
        assertThat(policies.list(VIEWER)).isEmpty();
        assertThat(admin.faults(VIEWER)).hasSize(1);
        assertThat(refusal(() -> policies.get(VIEWER, id))).isEqualTo(ErrorCode.INVALID_DOCUMENT);
        assertThat(refusal(() -> create(draft("b").isDefault(true))))
                .as("the damaged one may be the default")
                .isEqualTo(ErrorCode.INVALID_DOCUMENT);
        policies.revert(DEVELOPER, id, 1, 2);
        assertThat(policies.get(VIEWER, id).policy().name()).isEqualTo("a");
        WorkspaceWorld.put(store.real, DocumentKinds.FIREWALL_POLICY, Long.toString(id), "{");
        policies.delete(DEVELOPER, id, 4);
        assertThat(admin.faults(VIEWER)).isEmpty();
    }
}
