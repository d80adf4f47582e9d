/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.workspace;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.DocumentKinds;
import java.util.List;
import java.util.Map;

/**
 * The next free numbers of a workspace, kept in a document of their own so that no number is given out twice, not even
 * after what bore it was deleted: events and approvals go on referring to it.
 *
 * @param policy of the next policy
 * @param rule of the next rule, counted over all policies
 * @param key of the next key
 */
record Numbers(long policy, long rule, long key) {
    /** The numbers to go on with: beyond what the document says and beyond everything that exists. */
    static Numbers of(WorkspaceSnapshot snapshot) {
        Numbers stored = snapshot.document(DocumentKinds.FIREWALL_NUMBERS, DocumentKinds.SINGLE)
                .map(document -> decode(document.json().orElseThrow()))
                .orElse(new Numbers(1, 1, 1));
        long rule = stored.rule;
        for (PolicyEntry entry : snapshot.policies()) {
            if (entry.policyOrNull() != null) {
                for (var each : entry.policyOrNull().rules()) {
                    rule = Math.max(rule, each.id() + 1);
                }
            }
        }
        return new Numbers(
                Math.max(stored.policy, highest(snapshot, DocumentKinds.FIREWALL_POLICY) + 1),
                rule,
                Math.max(stored.key, highest(snapshot, DocumentKinds.KEY) + 1));
    }

    private static long highest(WorkspaceSnapshot snapshot, String kind) {
        return snapshot.documents(kind).stream()
                .mapToLong(document -> id(document.id()))
                .max()
                .orElse(0);
    }

    /** The number that a document's id is; 0 when it is none. */
    static long id(String text) {
        try {
            long id = Long.parseLong(text);
            return id > 0 && Long.toString(id).equals(text) ? id : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Refuses a document whose content has another number than its id. */
    static void requireId(ConfigDocument document, long id) {
        if (id <= 0 || id(document.id()) != id) {
            throw invalid("/id", document.kind() + " " + document.id() + " holds the id " + id);
        }
    }

    String encode() {
        return CanonicalJson.write(Map.of("policy", policy, "rule", rule, "key", key));
    }

    private static Numbers decode(String json) {
        Arguments document = Arguments.ofJson(json);
        if (document.fault().isEmpty()
                && document.value() instanceof Map<?, ?> members
                && members.get("policy") instanceof Long policy
                && members.get("rule") instanceof Long rule
                && members.get("key") instanceof Long key) {
            return new Numbers(policy, rule, key);
        }
        throw invalid("", "not the document of the next free numbers");
    }

    private static OrcaException invalid(String pointer, String message) {
        return new OrcaException(ErrorCode.INVALID_DOCUMENT, List.of(Issue.error(pointer, "workspace", message, "")));
    }
}
