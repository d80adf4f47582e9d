/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.core.spi.EvidenceSource;
import ai.orcarouter.guardrails.internal.feed.MatchReader;
import ai.orcarouter.guardrails.internal.workspace.AttachedKeys;
import ai.orcarouter.guardrails.internal.workspace.GuardrailEntry;
import ai.orcarouter.guardrails.internal.workspace.GuardrailSnapshot;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.feed.MatchGrouping;
import ai.orcarouter.guardrails.model.feed.MatchQuery;
import ai.orcarouter.guardrails.model.feed.MatchStats;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What guardrails contribute to the report section on enforcement (REFERENCE 10.3): which there are, how many rules of
 * each type do what, and how many matches there were. Nothing in it is or tells matched text.
 */
final class GuardrailEvidence implements EvidenceSource {
    private static final String SECTION = "enforcement";

    private final Configuration configuration;

    GuardrailEvidence(Configuration configuration) {
        this.configuration = configuration;
    }

    @Override
    public String section() {
        return SECTION;
    }

    @Override
    public String evidence(String workspace, Instant from, Instant to) {
        if (!workspace.equals(configuration.services().workspace())) {
            throw new IllegalArgumentException("the evidence is of another workspace");
        }
        GuardrailSnapshot snapshot = configuration.latest();
        MatchReader reader = new MatchReader(
                configuration.services().eventStore(),
                workspace,
                snapshot.suppressions().keySet());
        MatchQuery window = MatchQuery.builder().from(from).until(to).build();
        MatchStats byAction = reader.stats(window, MatchGrouping.ACTION);
        Map<String, Object> matches = new LinkedHashMap<>();
        matches.put("total", byAction.matches());
        matches.put("truncated", byAction.truncated());
        matches.put("by_action", byAction.counts());
        matches.put(
                "by_rule_type", reader.stats(window, MatchGrouping.RULE_TYPE).counts());
        matches.put("by_stage", reader.stats(window, MatchGrouping.STAGE).counts());
        return CanonicalJson.write(Map.of(
                "plane",
                GuardrailPlane.NAME,
                "revision",
                snapshot.stored().revision(),
                "guardrails",
                guardrails(snapshot),
                "false_positives",
                (long) snapshot.suppressions().size(),
                "unusable_documents",
                (long) snapshot.faults().size(),
                "matches",
                matches));
    }

    private static List<Map<String, Object>> guardrails(GuardrailSnapshot snapshot) {
        Map<Long, Integer> attached = AttachedKeys.count(snapshot.stored());
        List<Map<String, Object>> out = new ArrayList<>();
        for (GuardrailEntry entry : snapshot.entries()) {
            Guardrail guardrail = entry.guardrailOrNull();
            if (guardrail != null) {
                out.add(Map.of(
                        "id", guardrail.id(),
                        "name", guardrail.name(),
                        "version", entry.document().version(),
                        "enabled", guardrail.enabled(),
                        "is_default", guardrail.isDefault(),
                        "log_raw_content", guardrail.logRaw(),
                        "attached_keys", (long) attached.getOrDefault(guardrail.id(), 0),
                        "rules", rules(guardrail)));
            }
        }
        return out;
    }

    /** How many rules of each type take each action at each stage. */
    private static Map<String, Long> rules(Guardrail guardrail) {
        Map<String, Long> out = new TreeMap<>();
        for (GuardrailRule rule : guardrail.rules()) {
            String name = rule.type().wire() + "/" + rule.stage().wire() + "/"
                    + rule.action().wire();
            out.merge(name, 1L, Long::sum);
        }
        return out;
    }
}
