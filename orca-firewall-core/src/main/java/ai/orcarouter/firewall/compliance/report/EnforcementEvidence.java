/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.report;

import java.util.Map;
import java.util.TreeMap;

/** Section Enforcement: what became of calls and texts in the window. */
final class EnforcementEvidence {
    private EnforcementEvidence() {}

    static Map<String, Object> of(ReportContext context) {
        EventTally tally = context.tally();
        Map<String, Object> calls = new TreeMap<>();
        calls.put("total", tally.calls);
        calls.put("without_policy_or_rule", tally.gaps);
        calls.put("truncated", tally.truncated);
        calls.put("by_verdict", tally.byVerdict.byName());
        calls.put("by_surface", tally.bySurface.rows());
        calls.put("by_reason", tally.byReason.rows());
        calls.put("by_rule", tally.byRule.rows());
        calls.put("by_tool", tally.byTool.rows());
        calls.put("shadowed_verdicts", tally.shadowed.byName());
        Map<String, Object> matches = new TreeMap<>();
        matches.put("total", tally.matches);
        matches.put("by_action", tally.matchesByAction.byName());
        matches.put("by_rule", tally.matchesByRule.rows());
        return Map.of("source", "events", "calls", calls, "matches", matches);
    }
}
