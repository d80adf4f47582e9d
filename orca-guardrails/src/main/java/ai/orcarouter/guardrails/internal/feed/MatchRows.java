/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.feed;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventKind;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.core.spi.EventStore;
import ai.orcarouter.guardrails.model.feed.MatchHit;
import ai.orcarouter.guardrails.model.feed.MatchRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads matches from rows of events. */
public final class MatchRows {
    private MatchRows() {}

    /**
     * The match of a row.
     *
     * @param marked fingerprints of what is marked as false positives
     */
    static MatchRecord of(EventRow row, Set<String> marked) {
        Event event = row.event();
        Map<?, ?> details = Arguments.ofJson(event.details()).value() instanceof Map<?, ?> map ? map : Map.of();
        List<MatchHit> hits = hits(details);
        long total = details.get("total") instanceof Long count ? count : hits.size();
        boolean complete = !hits.isEmpty() && total == hits.size();
        return new MatchRecord(
                row.writer() + "." + row.epoch() + "." + row.sequence(),
                event.time(),
                event.ruleType(),
                event.verdict(),
                event.surface(),
                event.policyId(),
                event.policyVersion(),
                event.policyName(),
                event.ruleId(),
                event.ruleLabel(),
                event.model(),
                event.keyId(),
                event.keyName(),
                event.callerIp(),
                event.requestId(),
                event.runId(),
                event.conversationId(),
                event.tool(),
                event.reason(),
                event.reasonCode(),
                hits,
                total,
                complete && hits.stream().allMatch(hit -> marked.contains(hit.fingerprint())));
    }

    private static List<MatchHit> hits(Map<?, ?> details) {
        List<MatchHit> out = new ArrayList<>();
        if (details.get("hits") instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> hit) {
                    out.add(new MatchHit(
                            text(hit, "kind"),
                            number(hit, "start"),
                            number(hit, "end"),
                            text(hit, "action"),
                            text(hit, "fingerprint"),
                            hit.get("matched") instanceof String matched ? matched : null));
                }
            }
        }
        return out;
    }

    private static String text(Map<?, ?> from, String name) {
        return from.get(name) instanceof String text ? text : "";
    }

    private static long number(Map<?, ?> from, String name) {
        return from.get(name) instanceof Long number ? number : 0;
    }

    /** The match with that id. */
    public static Optional<MatchRecord> find(EventStore store, String workspace, String id) {
        int second = id.lastIndexOf('.');
        int first = id.lastIndexOf('.', second - 1);
        if (first < 1) {
            return Optional.empty();
        }
        String writer = id.substring(0, first);
        long epoch = parse(id.substring(first + 1, second));
        long sequence = parse(id.substring(second + 1));
        if (epoch < 0 || sequence < 1) {
            return Optional.empty();
        }
        return store.chain(workspace, writer, epoch, sequence - 1, 1).stream()
                .filter(row -> row.sequence() == sequence && row.event().kind() == EventKind.MATCH)
                .map(row -> of(row, Set.of()))
                .findFirst();
    }

    private static long parse(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
