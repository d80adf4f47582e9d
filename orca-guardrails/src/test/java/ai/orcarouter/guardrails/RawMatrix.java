/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.firewall.AgentKeyCodec;
import ai.orcarouter.firewall.PolicyCodec;
import ai.orcarouter.firewall.compliance.ClauseState;
import ai.orcarouter.firewall.compliance.ControlRow;
import ai.orcarouter.firewall.compliance.ControlRow.Subject;
import ai.orcarouter.firewall.compliance.FrameworkReadiness;
import ai.orcarouter.firewall.model.AgentKey;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.RuleCheck;
import ai.orcarouter.guardrails.model.RuleStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The matrix of three frameworks, computed a second time and in another way, from raw documents. */
record RawMatrix(ConfigSnapshot stored, int version) {
    private static final Map<String, List<String>> NEWER = Map.of("soc2 CC6.1", List.of("pii-shield"));
    private static final Map<String, List<String>> PRESETS = Map.of(
            "soc2 CC6.1", List.of("pii-block"),
            "soc2 CC7.2", List.of("compliance-logger"),
            "hipaa 164.502(b)", List.of("pii-shield", "response-pii-redactor"),
            "hipaa 164.514(b)", List.of("hipaa-phi"),
            "hipaa 164.312(b)", List.of("compliance-logger"),
            "gdpr Art. 5(1)(c)", List.of("gdpr-eu-pii"),
            "gdpr Art. 9", List.of("pii-block"),
            "gdpr Art. 30", List.of("compliance-logger"));
    private static final Map<String, String> LABELS = Map.of(
            "soc2 CC7.2", "tool dispatch is recorded",
            "hipaa 164.312(b)", "tool dispatch is recorded",
            "hipaa 164.312(e)", "metadata service or private network",
            "gdpr Art. 44", "transfer is recorded");

    void check(FrameworkReadiness readiness) {
        int covered = 0;
        int automatable = 0;
        for (ControlRow row : readiness.rows()) {
            if (row.organizational()) {
                boolean attested = stored.document(
                                DocumentKinds.COMPLIANCE_ATTESTATION, row.framework() + "/" + row.clause())
                        .isPresent();
                assertThat(row.state()).isEqualTo(attested ? ClauseState.ATTESTED : ClauseState.GAP);
                continue;
            }
            automatable++;
            List<Subject> uncovered = new ArrayList<>();
            if (!isEnforced(row, 0)) {
                uncovered.add(new Subject(0, "workspace default"));
            }
            for (AgentKey key : keys()) {
                long own = row.plane().equals("firewall") ? key.firewallPolicyId() : key.guardrailId();
                if (!isEnforced(row, own)) {
                    uncovered.add(new Subject(key.id(), key.name()));
                }
            }
            assertThat(row.uncovered()).as(row.toString()).isEqualTo(uncovered);
            assertThat(row.state() == ClauseState.COVERED).isEqualTo(uncovered.isEmpty());
            assertThat(row.state() == ClauseState.PARTIAL)
                    .isEqualTo(!uncovered.isEmpty() && uncovered.size() <= keys().size());
            covered += uncovered.isEmpty() ? 1 : 0;
        }
        assertThat(readiness.percent()).isEqualTo(100 * covered / automatable);
        assertThat(readiness.count(ClauseState.COVERED)).isEqualTo(covered);
    }

    private List<AgentKey> keys() {
        return stored.documents(DocumentKinds.KEY).stream()
                .map(document -> AgentKeyCodec.decode(document.json().orElseThrow()))
                .toList();
    }

    private boolean isEnforced(ControlRow row, long attached) {
        String clause = row.framework() + " " + row.clause();
        String kind = row.plane().equals("firewall") ? DocumentKinds.FIREWALL_POLICY : DocumentKinds.GUARDRAIL;
        Optional<ConfigDocument> governing = stored.documents(kind).stream()
                .filter(each -> attached == 0
                        ? each.json().orElseThrow().replace(" ", "").contains("\"is_default\":true")
                        : each.id().equals(Long.toString(attached)))
                .findFirst();
        if (governing.isEmpty() || isObserving(governing.get())) {
            return false;
        }
        String json = governing.get().json().orElseThrow();
        if (row.plane().equals("firewall")) {
            FirewallPolicy policy = PolicyCodec.standard().decode(".json", json).policy();
            return !policy.shadowMode()
                    && policy.rules().stream().anyMatch(rule -> rule.label().equals(LABELS.get(clause)));
        }
        Guardrail guardrail = GuardrailCodec.decode(".json", json).guardrail();
        List<String> first = Objects.requireNonNull(PRESETS.get(clause));
        return (version == 1 ? first : NEWER.getOrDefault(clause, first))
                .stream()
                        .flatMap(preset -> GuardrailPresets.find(preset).orElseThrow().guardrail().rules().stream())
                        .allMatch(wanted -> guardrail.rules().stream().anyMatch(rule -> does(rule, wanted)));
    }

    private static boolean does(GuardrailRule rule, GuardrailRule wanted) {
        boolean stage = rule.stage() == wanted.stage() || rule.stage() == RuleStage.BOTH;
        boolean action =
                wanted.action() == GuardrailAction.FLAG || rule.action().compareTo(wanted.action()) <= 0;
        return stage && action && looksForAll(rule.check(), wanted.check());
    }

    /** The presets have no custom entities and no actions of single entities. */
    private static boolean looksForAll(RuleCheck check, RuleCheck wanted) {
        return (check instanceof RuleCheck.Pii pii && wanted instanceof RuleCheck.Pii entities)
                ? entities.entities().stream().allMatch(pii.entities()::contains)
                : check.equals(wanted);
    }

    /** The row of a pack in observe mode names the document. */
    private boolean isObserving(ConfigDocument document) {
        return stored.documents(DocumentKinds.COMPLIANCE_PACK).stream()
                .map(row -> row.json().orElseThrow())
                .anyMatch(row -> row.contains("\"mode\":\"observe\"")
                        && row.contains("{\"id\":\"" + document.id() + "\",\"kind\":\"" + document.kind() + "\""));
    }
}
