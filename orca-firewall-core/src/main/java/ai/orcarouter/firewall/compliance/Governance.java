/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance;

import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.PackPlane;
import ai.orcarouter.core.spi.PolicyPlane.Standing;
import ai.orcarouter.firewall.compliance.ControlRow.Subject;
import ai.orcarouter.firewall.model.AgentKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which document of a plane governs whom (REFERENCE 2.3 and 4.2): every enabled key, and callers without documents of
 * their own. A document that cannot be read governs nobody as far as compliance goes, although calls are refused by it.
 */
final class Governance {
    /**
     * Somebody and what governs them.
     *
     * @param document null for nothing
     */
    record Governed(Subject subject, @Nullable ConfigDocument document) {}

    private final PackPlane plane;
    private final List<Governed> subjects = new ArrayList<>();

    Governance(PackPlane plane, ConfigSnapshot stored) {
        this.plane = plane;
        ConfigDocument byDefault = byDefault(stored);
        subjects.add(new Governed(Subject.BY_DEFAULT, byDefault));
        for (AgentKey key : InstalledDocuments.keys(stored)) {
            if (key.status() == AgentKey.Status.ACTIVE) {
                Subject subject = new Subject(key.id(), key.name());
                subjects.add(new Governed(subject, governing(key, stored, byDefault)));
            }
        }
    }

    private @Nullable ConfigDocument governing(
            AgentKey key, ConfigSnapshot stored, @Nullable ConfigDocument byDefault) {
        long attached = InstalledDocuments.attached(key, plane.kind());
        if (attached == 0) {
            return byDefault;
        }
        ConfigDocument own =
                stored.document(plane.kind(), Long.toString(attached)).orElse(null);
        Standing standing = own == null ? null : standing(own);
        if (standing != null && standing.enabled()) {
            return own;
        }
        boolean unreadable = own != null && standing == null;
        return plane.fallsBack() && !unreadable ? byDefault : null;
    }

    private @Nullable ConfigDocument byDefault(ConfigSnapshot stored) {
        ConfigDocument found = null;
        for (ConfigDocument document : stored.documents(plane.kind())) {
            Standing standing = standing(document);
            if (standing != null && standing.enabled() && standing.isDefault()) {
                if (found != null) {
                    return null; // two defaults: nothing can be told
                }
                found = document;
            }
        }
        return found;
    }

    private @Nullable Standing standing(ConfigDocument document) {
        try {
            return plane.standing(document.json().orElseThrow());
        } catch (OrcaException unreadable) {
            return null;
        }
    }

    PackPlane plane() {
        return plane;
    }

    List<Governed> subjects() {
        return subjects;
    }
}
