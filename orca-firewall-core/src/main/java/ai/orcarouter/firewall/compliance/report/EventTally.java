/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.report;

import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventKind;
import ai.orcarouter.core.spi.EventQuery;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.core.spi.EventStore;
import java.util.List;

/** What the events of a window come to, counted in one pass over the feed. */
final class EventTally {
    /** The most events that are read; a window with more is counted from its newest ones and says so. */
    static final int MAX_EVENTS = 2_000_000;

    final Counts byVerdict = new Counts("verdict");
    final Counts bySurface = new Counts("surface", "verdict");
    final Counts byReason = new Counts("reason_code", "verdict");
    final Counts byRule = new Counts("policy_id", "policy", "rule_id", "rule", "verdict");
    final Counts shadowed = new Counts("would_be");
    final Counts byTool = new Counts("tool", "verdict");
    final Counts matchesByAction = new Counts("action");
    final Counts matchesByRule = new Counts("guardrail", "rule", "type", "stage", "action");
    final Counts models = new Counts("provider", "model");
    final Counts servers = new Counts("server", "verdict");
    final Counts skills = new Counts("skill", "verdict");
    final Counts serverEvents = new Counts("server", "event");
    final Counts skillEvents = new Counts("skill", "event");
    long calls;
    long matches;
    long gaps;
    boolean truncated;

    private EventTally() {}

    static EventTally of(EventStore store, String workspace, ReportRequest window) {
        EventTally tally = new EventTally();
        EventQuery query = EventQuery.builder()
                .from(window.from())
                .until(window.to())
                .limit(EventQuery.MAX_LIMIT)
                .build();
        for (int read = 0; read < MAX_EVENTS; ) {
            List<EventRow> page = store.page(workspace, query);
            page.forEach(row -> tally.add(row.event()));
            if (page.size() < EventQuery.MAX_LIMIT) {
                return tally;
            }
            read += page.size();
            query = query.after(page.get(page.size() - 1));
        }
        tally.truncated = true;
        return tally;
    }

    private void add(Event event) {
        switch (event.kind()) {
            case EVALUATION -> call(event);
            case MATCH -> match(event);
            case MCP -> serverEvents.add(event.server(), or(event.verdict(), event.reasonCode()));
            case SKILL -> skillEvents.add(event.skill(), or(event.verdict(), event.reasonCode()));
            case POSTURE -> {}
        }
        used(event);
    }

    private void call(Event event) {
        calls++;
        String verdict = event.verdict();
        byVerdict.add(verdict);
        bySurface.add(event.surface(), verdict);
        byReason.add(event.reasonCode(), verdict);
        byTool.add(event.tool(), verdict);
        if (event.policyId() != 0) {
            byRule.add(
                    Long.toString(event.policyId()),
                    event.policyName(),
                    event.ruleId() == 0 ? "" : Long.toString(event.ruleId()),
                    event.ruleId() == 0 ? "(default verdict)" : event.ruleLabel(),
                    verdict);
        }
        if (!event.shadowVerdict().isEmpty()) {
            shadowed.add(event.shadowVerdict());
        }
        if (event.gap()) {
            gaps++;
        }
        if (!event.server().isEmpty()) {
            servers.add(event.server(), verdict);
        }
        if (!event.skill().isEmpty()) {
            skills.add(event.skill(), verdict);
        }
    }

    private void match(Event event) {
        matches++;
        matchesByAction.add(event.verdict());
        matchesByRule.add(event.policyName(), event.ruleLabel(), event.ruleType(), event.surface(), event.verdict());
    }

    private void used(Event event) {
        boolean byAgent = event.kind() == EventKind.EVALUATION || event.kind() == EventKind.MATCH;
        if (byAgent && !(event.model().isEmpty() && event.provider().isEmpty())) {
            models.add(event.provider(), event.model());
        }
    }

    private static String or(String first, String second) {
        return first.isEmpty() ? second : first;
    }
}
