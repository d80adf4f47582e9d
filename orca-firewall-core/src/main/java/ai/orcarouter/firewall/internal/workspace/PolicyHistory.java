/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.workspace;

import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.spi.AuditEntry;
import ai.orcarouter.core.spi.AuditQuery;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigStore;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.PolicyVersion;
import ai.orcarouter.firewall.model.PolicyVersion.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The versions of a workspace's policies (REFERENCE 4.13). */
public final class PolicyHistory {
    private final ConfigStore store;
    private final String workspace;
    private final DocumentCodec codec;

    /** The history that {@code store} keeps. */
    public PolicyHistory(ConfigStore store, String workspace, DocumentCodec codec) {
        this.store = store;
        this.workspace = workspace;
        this.codec = codec;
    }

    /** Versions of a policy, newest first; a policy that never was has none. */
    public List<PolicyVersion> page(long policyId, long beforeVersion, int limit) {
        List<ConfigDocument> documents = documents(policyId, beforeVersion, limit);
        Map<Long, Long> reverts = documents.isEmpty() ? Map.of() : reverts(policyId);
        List<PolicyVersion> out = new ArrayList<>(documents.size());
        for (ConfigDocument document : documents) {
            long from = reverts.getOrDefault(document.version(), 0L);
            out.add(new PolicyVersion(
                    document.version(),
                    operation(document, from),
                    from,
                    document.author(),
                    document.time(),
                    read(document)));
        }
        return List.copyOf(out);
    }

    private List<ConfigDocument> documents(long policyId, long beforeVersion, int limit) {
        return store.history(workspace, DocumentKinds.FIREWALL_POLICY, Long.toString(policyId), beforeVersion, limit);
    }

    private static Operation operation(ConfigDocument document, long revertedFrom) {
        if (document.isDeletion()) {
            return Operation.DELETE;
        }
        if (revertedFrom > 0) {
            return Operation.REVERT;
        }
        return document.version() == 1 ? Operation.CREATE : Operation.UPDATE;
    }

    private @Nullable FirewallPolicy read(ConfigDocument document) {
        try {
            return document.json().map(codec::policy).orElse(null);
        } catch (OrcaException e) {
            return null;
        }
    }

    /** A version as it was stored; refuses one that never was and one that was a deletion. */
    public FirewallPolicy version(long policyId, long version) {
        List<ConfigDocument> found = version < 1 ? List.of() : documents(policyId, nextAfter(version), 1);
        if (found.isEmpty() || found.get(0).version() != version || found.get(0).isDeletion()) {
            throw Draft.notFound("version " + version + " of policy " + policyId);
        }
        return codec.policy(found.get(0).json().orElseThrow());
    }

    private static long nextAfter(long version) {
        return version == Long.MAX_VALUE ? version : version + 1;
    }

    /** Which versions are copies of which; their audit rows say so and are stored with them. */
    private Map<Long, Long> reverts(long policyId) {
        Map<Long, Long> out = new HashMap<>();
        AuditQuery query = AuditQuery.builder()
                .verb(AuditRows.POLICY_REVERT)
                .target(DocumentKinds.FIREWALL_POLICY, Long.toString(policyId))
                .limit(AuditQuery.MAX_LIMIT)
                .build();
        List<AuditEntry> rows = store.audit(workspace, query);
        while (!rows.isEmpty()) {
            for (AuditEntry row : rows) {
                if (Arguments.ofJson(row.act().payload()).value() instanceof Map<?, ?> payload
                        && payload.get("version") instanceof Long version
                        && payload.get("from_version") instanceof Long from) {
                    out.put(version, from);
                }
            }
            boolean more = rows.size() == AuditQuery.MAX_LIMIT;
            rows = more ? store.audit(workspace, query.before(rows.get(rows.size() - 1))) : List.of();
        }
        return out;
    }
}
