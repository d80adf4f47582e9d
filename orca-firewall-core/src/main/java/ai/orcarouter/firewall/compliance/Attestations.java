/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.DocumentKinds;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Attestations as documents. Pure functions. */
final class Attestations {
    private static final String FORMAT = "orca.attestation.v1";

    private Attestations() {}

    static String id(String pack, String clause) {
        return pack + "/" + clause;
    }

    static Optional<Attestation> find(ConfigSnapshot stored, String pack, String clause) {
        return stored.document(DocumentKinds.COMPLIANCE_ATTESTATION, id(pack, clause))
                .flatMap(ConfigDocument::json)
                .map(Attestations::decode);
    }

    static List<Attestation> all(ConfigSnapshot stored) {
        return stored.documents(DocumentKinds.COMPLIANCE_ATTESTATION).stream()
                .map(document -> decode(document.json().orElseThrow()))
                .toList();
    }

    static String encode(Attestation attestation) {
        return CanonicalJson.write(Map.of(
                "format", FORMAT,
                "pack", attestation.pack(),
                "clause", attestation.clause(),
                "by", attestation.by(),
                "at", attestation.at().toString(),
                "note", attestation.note()));
    }

    private static Attestation decode(String json) {
        if (Arguments.ofJson(json).value() instanceof Map<?, ?> members
                && FORMAT.equals(members.get("format"))
                && members.get("pack") instanceof String pack
                && members.get("clause") instanceof String clause
                && members.get("by") instanceof String by
                && members.get("at") instanceof String at
                && members.get("note") instanceof String note) {
            try {
                return new Attestation(pack, clause, by, Instant.parse(at), note);
            } catch (DateTimeException e) {
                throw RuleJson.unreadable("an attestation");
            }
        }
        throw RuleJson.unreadable("an attestation");
    }
}
