/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.workspace;

import ai.orcarouter.core.config.ConfigDraft;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.core.spi.StoreText;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.Suppression;
import ai.orcarouter.guardrails.model.feed.MatchRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The audit rows of guardrails (REFERENCE 9): safe metadata, never the content of a rule or what one matched. REFERENCE
 * names no verbs for them; these are in the style of the firewall's.
 */
public final class GuardrailAudit {
    /** An old version was copied forward. */
    public static final String REVERT = "guardrail_revert";

    static final String CREATE = "guardrail_create";
    static final String UPDATE = "guardrail_update";
    static final String DELETE = "guardrail_delete";
    static final String MARK = "guardrail_false_positive_mark";
    static final String UNMARK = "guardrail_false_positive_unmark";

    private static final String MATCH = "guardrail_match";

    private GuardrailAudit() {}

    static void guardrail(ConfigDraft<?> draft, String verb, Guardrail guardrail, Map<String, ?> more) {
        Map<String, Object> payload = new LinkedHashMap<>(more);
        payload.put("id", guardrail.id());
        payload.put("name", StoreText.clean(guardrail.name(), StoreText.MAX_NAME));
        payload.put("is_default", guardrail.isDefault());
        payload.put("enabled", guardrail.enabled());
        payload.put("log_raw_content", guardrail.logRaw());
        payload.put("rules", (long) guardrail.rules().size());
        draft.record(verb, DocumentKinds.GUARDRAIL, Long.toString(guardrail.id()), guardrail.name(), payload);
    }

    /** A row about one that cannot be read. */
    static void unreadable(ConfigDraft<?> draft, String verb, String id) {
        draft.record(verb, DocumentKinds.GUARDRAIL, id, "", Map.of("unreadable", true));
    }

    static void marked(ConfigDraft<?> draft, MatchRecord match, List<String> fingerprints) {
        Map<String, Object> payload = Map.of(
                "fingerprints", fingerprints,
                "guardrail_id", match.guardrailId(),
                "rule_id", match.ruleId(),
                "rule_type", match.ruleType());
        draft.record(MARK, MATCH, match.id(), "", payload);
    }

    static void unmarked(ConfigDraft<?> draft, Suppression marked) {
        Map<String, Object> payload = Map.of(
                "guardrail_id", marked.guardrailId(),
                "rule_id", marked.ruleId(),
                "rule_type", marked.ruleType());
        draft.record(UNMARK, DocumentKinds.GUARDRAIL_SUPPRESSION, marked.fingerprint(), "", payload);
    }
}
