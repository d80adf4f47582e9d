/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills;

import ai.orcarouter.core.document.TreeWriter;
import ai.orcarouter.skills.internal.sarif.SarifLog;
import ai.orcarouter.skills.model.SkillReport;
import java.util.List;

/**
 * Writes reports in SARIF 2.1.0 (OASIS), for code scanning of forges and for editors.
 *
 * <p>One run holds all reports. Rules carry their {@code security-severity} and their places in OWASP AST10, OWASP ASI,
 * OWASP LLM, MITRE ATLAS and CWE as taxonomies; findings carry a fingerprint that survives a move to another line,
 * other places that belong to them as a code flow, and findings that a baseline accepts are suppressed results. The
 * output has no times and is the same for the same reports.
 */
public final class SkillSarif {
    /**
     * A report and where its files are.
     *
     * @param root path of the package below the root of the sources, with {@code /} between folders; empty for the root
     *     itself
     * @param report what the scan came to
     */
    public record Scanned(String root, SkillReport report) {}

    private SkillSarif() {}

    /** The log file, JSON on indented lines. */
    public static String write(List<Scanned> scans) {
        SarifLog log = new SarifLog();
        scans.forEach(each -> log.add(each.root(), each.report()));
        return TreeWriter.json(log.tree());
    }
}
