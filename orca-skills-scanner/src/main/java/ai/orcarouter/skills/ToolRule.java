/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills;

import ai.orcarouter.core.spi.ToolScanner;
import java.util.List;

/**
 * A rule of {@link ToolPoisonScanner}, for reports.
 *
 * @param id stable id, as in {@link ToolScanner.Finding#rule()}
 * @param name what it finds, in a few words joined by hyphens
 * @param kind the class of attack, such as {@code credential_access} (skills.md section 2)
 * @param level how bad a finding usually is; a single one may be lower or higher
 * @param taxonomy where public catalogues list it: OWASP AST10 and ASI 2026, OWASP LLM 2025, MITRE ATLAS, CWE
 * @param reason what it means, as a sentence
 */
public record ToolRule(
        String id, String name, String kind, ToolScanner.Level level, List<String> taxonomy, String reason) {
    /** Keeps a copy of the catalogue ids. */
    public ToolRule {
        taxonomy = List.copyOf(taxonomy);
    }
}
