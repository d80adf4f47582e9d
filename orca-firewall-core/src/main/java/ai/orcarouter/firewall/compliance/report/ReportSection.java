/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.report;

/** The sections of a report, in their order (REFERENCE 10.3). */
public enum ReportSection {
    /** Which clauses are realised by what. */
    COVERAGE("coverage", "Coverage"),
    /** What was allowed, blocked, held and recorded. */
    ENFORCEMENT("enforcement", "Enforcement"),
    /** Which consents there are. */
    CONSENT("consent", "Consent"),
    /** What was changed, by whom. */
    CHANGE_LOG("change_log", "Change log"),
    /** What administrators did. */
    ADMIN_ACCESS("admin_access", "Admin access"),
    /** What is not covered. */
    GAPS("gaps", "Gaps"),
    /** Providers, models, servers and skills that are reachable or were used. */
    AI_SUPPLY_CHAIN("ai_supply_chain", "AI supply chain"),
    /** Keys and members with privileges. */
    ACCESS_REVIEWS("access_reviews", "Access reviews");

    private final String id;
    private final String title;

    ReportSection(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** The name in documents, and what an {@code EvidenceSource} names. */
    public String id() {
        return id;
    }

    /** The heading for people. */
    public String title() {
        return title;
    }
}
