/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.report;

import ai.orcarouter.core.spi.ConsentSource;
import ai.orcarouter.core.spi.EvidenceSource;
import ai.orcarouter.core.spi.MemberDirectory;
import ai.orcarouter.firewall.WorkspaceServices;

/** Collects where the evidence of reports comes from. Not thread-safe. */
public final class ComplianceReportsBuilder {
    private final WorkspaceServices services;
    private final EvidenceDocument document = new EvidenceDocument();

    ComplianceReportsBuilder(WorkspaceServices services) {
        this.services = services;
        document.add(ReportSection.ENFORCEMENT, EnforcementEvidence::of)
                .add(ReportSection.CHANGE_LOG, AuditEvidence::changes)
                .add(ReportSection.ADMIN_ACCESS, AuditEvidence::adminAccess)
                .add(ReportSection.AI_SUPPLY_CHAIN, SupplyChainEvidence::of)
                .add(ReportSection.ACCESS_REVIEWS, AccessEvidence::keys);
    }

    /**
     * Adds what another module or the host knows, such as the matches of guardrails or the coverage of packs.
     *
     * @throws IllegalArgumentException when a report has no section of the name that it states
     */
    public ComplianceReportsBuilder source(EvidenceSource value) {
        document.add(value);
        return this;
    }

    /** Names the members of the workspace for the access reviews. */
    public ComplianceReportsBuilder members(MemberDirectory value) {
        document.add(ReportSection.ACCESS_REVIEWS, context -> AccessEvidence.members(value, context));
        return this;
    }

    /** Tells the consents. */
    public ComplianceReportsBuilder consents(ConsentSource value) {
        document.add(ReportSection.CONSENT, context -> ConsentEvidence.of(value, context));
        return this;
    }

    /** The reports. */
    public ComplianceReports build() {
        return new ComplianceReports(services, document.copy());
    }
}
