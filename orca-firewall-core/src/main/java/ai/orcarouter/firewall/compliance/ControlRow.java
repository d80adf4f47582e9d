/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of the control matrix (REFERENCE 10.2): what one plane does for a clause. A clause that two planes realise has
 * two rows, an organisational one a row without plane.
 *
 * @param framework key of the framework
 * @param clause id of the clause
 * @param title what it asks for
 * @param plane the plane; empty when it is organisational
 * @param controls ids of its controls in the plane
 * @param state how far it is realised
 * @param drift whether what is installed for it is older than the catalogue
 * @param linkedOrNull the document that realises it, or would if it were in force; null for none
 * @param uncovered the keys for which nothing realises it; none when it is covered
 * @param detail what stands in the way, for people; empty when nothing does
 * @param attestationOrNull the attestation of an organisational clause; null for none
 */
public record ControlRow(
        String framework,
        String clause,
        String title,
        String plane,
        List<String> controls,
        ClauseState state,
        boolean drift,
        @Nullable LinkedDocument linkedOrNull,
        List<Subject> uncovered,
        String detail,
        @Nullable Attestation attestationOrNull) {
    /** Copies the lists. */
    public ControlRow {
        controls = List.copyOf(controls);
        uncovered = List.copyOf(uncovered);
    }

    /** Whether only people can meet the clause. */
    public boolean organizational() {
        return plane.isEmpty();
    }

    /** The document that realises it, or would if it were in force. */
    public Optional<LinkedDocument> linked() {
        return Optional.ofNullable(linkedOrNull);
    }

    /** The attestation of an organisational clause. */
    public Optional<Attestation> attestation() {
        return Optional.ofNullable(attestationOrNull);
    }

    /**
     * A stored policy or guardrail.
     *
     * @param kind its kind
     * @param id its id
     * @param version its version
     * @param name its name
     */
    public record LinkedDocument(String kind, String id, long version, String name) {}

    /**
     * Somebody whose calls are governed: an enabled key, or every caller without documents of its own.
     *
     * @param key id of the key; 0 for the workspace's default
     * @param name name of the key; {@code workspace default} for that
     */
    public record Subject(long key, String name) {
        static final Subject BY_DEFAULT = new Subject(0, "workspace default");
    }
}
