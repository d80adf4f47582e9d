/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.posture;

import ai.orcarouter.core.Limits;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.core.spi.PolicyPlane;
import ai.orcarouter.core.spi.PolicyPlane.Change;
import ai.orcarouter.firewall.AgentKeyCodec;
import ai.orcarouter.firewall.model.AgentKey;
import ai.orcarouter.firewall.model.PolicyDiff;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what changes come to, for people. Stateless but for the planes. */
final class Descriptions {
    /** Documents and restore records may be as long as a store keeps them. */
    static final Limits WHOLE_DOCUMENTS = Limits.defaults().toBuilder()
            .maxJsonBytes(4 * ConfigDocument.MAX_JSON)
            .maxJsonMembers(1 << 22)
            .build();

    private static final String SECRET = "secret";

    private final List<PolicyPlane> planes;

    Descriptions(List<PolicyPlane> planes) {
        this.planes = planes;
    }

    /** Every change of content. */
    List<DocumentChange> changes(Edition edition) {
        List<DocumentChange> out = new ArrayList<>();
        for (Change change : edition.changes()) {
            if (!change.counter()) {
                out.add(change(change, edition.before(change.kind(), change.id())));
            }
        }
        return out;
    }

    private DocumentChange change(Change change, @Nullable String before) {
        String after = change.jsonOrNull();
        DocumentChange.Operation operation;
        if (before == null) {
            operation = DocumentChange.Operation.CREATED;
        } else {
            operation = after == null ? DocumentChange.Operation.DELETED : DocumentChange.Operation.CHANGED;
        }
        String shown = after == null ? before : after;
        return new DocumentChange(
                change.kind(), change.id(), name(change.kind(), shown), operation, diff(before, after));
    }

    /** The name of a document; empty when it has none or cannot be read. */
    String name(String kind, @Nullable String json) {
        PolicyPlane plane = plane(kind);
        if (plane == null || json == null) {
            return "";
        }
        try {
            return plane.standing(json).name();
        } catch (OrcaException unreadable) {
            return "";
        }
    }

    /** The plane whose documents have that kind; null when there is none. */
    @Nullable
    PolicyPlane plane(String kind) {
        for (PolicyPlane plane : planes) {
            if (plane.kind().equals(kind)) {
                return plane;
            }
        }
        return null;
    }

    /** What differs between two contents. */
    static PolicyDiff diff(@Nullable String before, @Nullable String after) {
        return PolicyDiff.between(tree(before), tree(after));
    }

    private static Map<String, @Nullable Object> tree(@Nullable String json) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        if (json != null && Arguments.ofJson(json, WHOLE_DOCUMENTS).value() instanceof Map<?, ?> members) {
            members.forEach((name, value) -> {
                String member = (String) name;
                if (!member.contains(SECRET)) {
                    out.put(member, value);
                }
            });
        }
        return out;
    }

    /**
     * The keys that are attached to an enabled policy or to any guardrail that is not the level's own; one with a
     * disabled policy falls back to the default (REFERENCE 2.3), one with a disabled guardrail does not.
     */
    List<KeyOutOfReach> outOfReach(LevelPlan plan) {
        ConfigSnapshot then = plan.edition().result();
        List<KeyOutOfReach> out = new ArrayList<>();
        for (AgentKey key : keys(then)) {
            boolean firewall = isElsewhere(plan, DocumentKinds.FIREWALL_POLICY, key.firewallPolicyId())
                    && isEnabled(plan.edition(), Long.toString(key.firewallPolicyId()));
            boolean guardrails = isElsewhere(plan, DocumentKinds.GUARDRAIL, key.guardrailId());
            if (firewall || guardrails) {
                out.add(new KeyOutOfReach(key.id(), key.name(), firewall, guardrails));
            }
        }
        return out;
    }

    private static boolean isElsewhere(LevelPlan plan, String kind, long id) {
        return id != 0 && !plan.own().contains(new Edition.Key(kind, Long.toString(id)));
    }

    private boolean isEnabled(Edition edition, String policyId) {
        PolicyPlane plane = plane(DocumentKinds.FIREWALL_POLICY);
        String json = edition.after(DocumentKinds.FIREWALL_POLICY, policyId);
        try {
            return plane != null && json != null && plane.standing(json).enabled();
        } catch (OrcaException unreadable) {
            return true;
        }
    }

    /** Every key that can be read. */
    static List<AgentKey> keys(ConfigSnapshot stored) {
        return stored.documents(DocumentKinds.KEY).stream()
                .flatMap(document -> key(document).stream())
                .toList();
    }

    private static Optional<AgentKey> key(ConfigDocument document) {
        try {
            return document.json().map(AgentKeyCodec::decode);
        } catch (OrcaException unreadable) {
            return Optional.empty();
        }
    }
}
