/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance;

import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.PackPlane;
import ai.orcarouter.firewall.compliance.PackInstallation.Document;
import ai.orcarouter.firewall.compliance.PackInstallation.Part;
import ai.orcarouter.firewall.compliance.PackInstallation.Provenance;
import ai.orcarouter.firewall.compliance.PackRow.Generated;
import ai.orcarouter.firewall.compliance.PackRow.Origin;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Installations as they are shown. Pure functions. */
final class Shown {
    private Shown() {}

    static PackInstallation of(PackRow row, Controls controls, ConfigSnapshot stored) {
        List<Part> parts = row.packs().stream()
                .map(each -> new Part(
                        each.key(),
                        each.version(),
                        controls.catalog()
                                .find(each.key())
                                .map(CompliancePack::version)
                                .orElse(0),
                        each.controls()))
                .toList();
        List<Document> documents = row.documents().stream()
                .map(each -> new Document(
                        each.plane(), each.kind(), each.id(), name(controls, each, stored), rules(controls, each)))
                .toList();
        return new PackInstallation(
                row.id(), row.mode(), row.installer(), row.installedAt(), parts, documents, row.bindings());
    }

    private static List<Provenance> rules(Controls controls, Generated document) {
        return document.origins().stream()
                .map(origin -> provenance(controls, origin))
                .toList();
    }

    private static Provenance provenance(Controls controls, Origin origin) {
        List<String> references =
                origin.places().stream().map(Declared::control).distinct().toList();
        List<String> clauses = new ArrayList<>();
        for (String reference : references) {
            String pack = reference.substring(0, reference.indexOf('/'));
            String control = reference.substring(reference.indexOf('/') + 1);
            controls.catalog()
                    .find(pack)
                    .ifPresent(found -> found.clausesOf(control).stream()
                            .map(clause -> pack + "/" + clause)
                            .filter(clause -> !clauses.contains(clause))
                            .forEach(clauses::add));
        }
        return new Provenance(origin.rule(), references, clauses);
    }

    /** The name of a generated document; empty when it is gone or cannot be read. */
    static String name(Controls controls, Generated document, ConfigSnapshot stored) {
        PackPlane plane = controls.plane(document.plane());
        @Nullable
        String json = stored.document(document.kind(), document.id())
                .flatMap(ConfigDocument::json)
                .orElse(null);
        if (plane == null || json == null) {
            return "";
        }
        try {
            return plane.standing(json).name();
        } catch (OrcaException unreadable) {
            return "";
        }
    }
}
