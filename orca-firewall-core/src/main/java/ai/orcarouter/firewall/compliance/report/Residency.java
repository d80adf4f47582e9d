/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.report;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.firewall.WorkspaceServices;
import ai.orcarouter.firewall.model.AdminOperation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The region that a workspace declares for its data (REFERENCE 10.4). Thread-safe. */
public final class Residency {
    /** The verb of the audit row of a declaration. */
    public static final String DECLARED = "residency_update";

    private final WorkspaceServices services;

    Residency(WorkspaceServices services) {
        this.services = services;
    }

    /** The declared region; empty when none is. Every member may see it. */
    public Optional<Region> declared(Actor actor) {
        services.require(actor, AdminOperation.READ_RESIDENCY);
        return declared(services.latest());
    }

    /** Declares a region; needs an Admin. Reports that are stamped with another one are withheld from now on. */
    public void declare(Actor actor, Region region) {
        store(actor, Optional.of(region));
    }

    /** Declares no region; needs an Admin. Stamped reports are withheld from now on. */
    public void clear(Actor actor) {
        store(actor, Optional.empty());
    }

    private void store(Actor actor, Optional<Region> region) {
        services.require(actor, AdminOperation.SET_RESIDENCY);
        String code = region.map(Region::code).orElse("");
        services.commit(actor, draft -> {
            draft.put(DocumentKinds.RESIDENCY, DocumentKinds.SINGLE, CanonicalJson.write(Map.of("region", code)));
            draft.record(DECLARED, DocumentKinds.RESIDENCY, DocumentKinds.SINGLE, code, Map.of("region", code));
            return code;
        });
    }

    /** A document that cannot be read is an error and not "none": that would give out unstamped reports. */
    static Optional<Region> declared(ConfigSnapshot configuration) {
        Optional<String> json = configuration
                .document(DocumentKinds.RESIDENCY, DocumentKinds.SINGLE)
                .flatMap(ConfigDocument::json);
        if (json.isEmpty()) {
            return Optional.empty();
        }
        try {
            Object code = PlainValues.object(json.get()).get("region");
            if ("".equals(code)) {
                return Optional.empty();
            }
            return Optional.of(Region.fromCode(String.valueOf(code)).orElseThrow(IllegalArgumentException::new));
        } catch (IllegalArgumentException unreadable) {
            throw new OrcaException(
                    ErrorCode.INVALID_DOCUMENT,
                    List.of(Issue.error("", "residency", "not a declaration of a region", "")));
        }
    }
}
