/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.config.ConfigDraft;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.firewall.AgentKeyCodec;
import ai.orcarouter.firewall.compliance.PackRow.Generated;
import ai.orcarouter.firewall.model.AgentKey;
import java.util.List;
import java.util.Optional;

/** Finds what packs have stored. Pure functions over a snapshot. */
final class InstalledDocuments {
    private InstalledDocuments() {}

    /** Every installation, by id. */
    static List<PackRow> rows(ConfigSnapshot stored) {
        return stored.documents(DocumentKinds.COMPLIANCE_PACK).stream()
                .map(document -> PackRow.decode(document.json().orElseThrow()))
                .toList();
    }

    /** The installation that a pack is part of. */
    static Optional<PackRow> find(ConfigSnapshot stored, String pack) {
        return rows(stored).stream().filter(row -> row.pinned(pack).isPresent()).findFirst();
    }

    /** The installation that a pack is part of; refuses when there is none. */
    static PackRow required(ConfigSnapshot stored, String pack) {
        return find(stored, pack).orElseThrow(() -> ConfigDraft.notFound("pack " + pack + " installed"));
    }

    /** What a generated document says now; refuses when it was deleted. */
    static String content(ConfigSnapshot stored, Generated document) {
        return stored.document(document.kind(), document.id())
                .flatMap(ConfigDocument::json)
                .orElseThrow(() -> new OrcaException(
                        ErrorCode.CONFLICT,
                        document.kind() + " " + document.id()
                                + " of the pack was deleted; uninstall the pack and install it again"));
    }

    /** Every key that can be read; any other is admitted nowhere. */
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

    /** Id of the document of a kind that a key is attached to; 0 for none. */
    static long attached(AgentKey key, String kind) {
        return switch (kind) {
            case DocumentKinds.FIREWALL_POLICY -> key.firewallPolicyId();
            case DocumentKinds.GUARDRAIL -> key.guardrailId();
            default -> 0;
        };
    }

    /** The key attached to another document of a kind. */
    static AgentKey attach(AgentKey key, String kind, long id) {
        return switch (kind) {
            case DocumentKinds.FIREWALL_POLICY ->
                key.toBuilder().firewallPolicyId(id).build();
            case DocumentKinds.GUARDRAIL -> key.toBuilder().guardrailId(id).build();
            default -> key;
        };
    }
}
