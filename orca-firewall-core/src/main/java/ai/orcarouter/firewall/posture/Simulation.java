/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.posture;

import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventKind;
import ai.orcarouter.core.spi.EventQuery;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.core.spi.PolicyPlane;
import ai.orcarouter.core.spi.PolicyPlane.EventReplay;
import ai.orcarouter.core.spi.PolicyPlane.Outcome;
import ai.orcarouter.firewall.CallReplay;
import ai.orcarouter.firewall.WorkspaceServices;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.Replayed;
import ai.orcarouter.firewall.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Replays recorded events under a level. Used once, by one thread. */
final class Simulation {
    private final WorkspaceServices services;
    private static final String OUT_OF_REACH = "out_of_reach";

    private final List<EventReplay> texts;
    private final Set<String> ownGuardrails;
    private final Differences denied;
    private final Differences held;
    private final Differences allowed;
    private final Map<String, Long> unknown = new HashMap<>();
    private final Map<String, Long> textOutcomes = new HashMap<>();
    private long calls;
    private long unchanged;
    private long outOfReach;
    private long matches;

    Simulation(
            WorkspaceServices services,
            List<PolicyPlane> planes,
            AutonomyLevel level,
            List<KeyOutOfReach> outOfReach,
            boolean sampling) {
        this.services = services;
        texts = planes.stream().map(plane -> plane.replay(level.wire())).toList();
        ownGuardrails = outOfReach.stream()
                .filter(KeyOutOfReach::guardrails)
                .map(key -> Long.toString(key.id()))
                .collect(Collectors.toSet());
        denied = new Differences(sampling);
        held = new Differences(sampling);
        allowed = new Differences(sampling);
    }

    ReplayReport run(ConfigSnapshot then, Duration window) {
        Instant until = services.clock().instant().plusMillis(1);
        Instant from = until.minus(window);
        CallReplay replay = services.replay(then);
        EventQuery query = EventQuery.builder()
                .from(from)
                .until(until)
                .limit(EventQuery.MAX_LIMIT)
                .build();
        int seen = 0;
        boolean more = true;
        while (more && seen < LevelPreview.MAX_EVENTS) {
            List<EventRow> page = services.eventStore().page(services.workspace(), query);
            page.forEach(row -> replay(replay, row.event()));
            seen += page.size();
            more = page.size() == EventQuery.MAX_LIMIT;
            if (more) {
                query = query.toBuilder()
                        .after(page.get(page.size() - 1).cursor())
                        .build();
            }
        }
        return new ReplayReport(
                from,
                until,
                more,
                calls,
                unchanged,
                denied.report(),
                held.report(),
                allowed.report(),
                outOfReach,
                unknown,
                matches,
                textOutcomes);
    }

    private void replay(CallReplay replay, Event event) {
        if (event.kind() == EventKind.MATCH) {
            matches++;
            String outcome = ownGuardrails.contains(event.keyId())
                    ? OUT_OF_REACH
                    : outcome(event).name().toLowerCase(Locale.ROOT);
            textOutcomes.merge(outcome, 1L, Long::sum);
        } else if (event.kind() == EventKind.EVALUATION) {
            calls++;
            Replayed replayed = replay.replay(event);
            if (replayed instanceof Replayed.Decided decided) {
                compare(event, decided.decision());
            } else if (replayed instanceof Replayed.Unknown reason) {
                unknown.merge(reason.why(), 1L, Long::sum);
            } else {
                outOfReach++;
            }
        }
    }

    private Outcome outcome(Event event) {
        return texts.stream()
                .map(each -> each.outcome(event))
                .filter(outcome -> outcome != Outcome.UNKNOWN)
                .findFirst()
                .orElse(Outcome.UNKNOWN);
    }

    private void compare(Event event, Decision decision) {
        boolean wasDenied = event.verdict().equals(Verdict.DENY.wire());
        boolean wasHeld = event.verdict().equals(Verdict.PENDING_APPROVAL.wire());
        if (decision.passes()) {
            count(wasDenied || wasHeld, allowed, event, decision);
        } else if (decision.verdict() == Verdict.DENY) {
            count(!wasDenied, denied, event, decision);
        } else {
            count(!wasHeld, held, event, decision);
        }
    }

    private void count(boolean different, Differences differences, Event event, Decision decision) {
        if (different) {
            differences.add(event, decision);
        } else {
            unchanged++;
        }
    }
}
