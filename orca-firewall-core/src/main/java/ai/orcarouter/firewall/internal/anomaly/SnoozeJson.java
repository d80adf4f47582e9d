/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.anomaly;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.firewall.model.feed.AnomalyKind;
import ai.orcarouter.firewall.model.feed.Snooze;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The document of a workspace's snoozes. A kind that a later version knows is a fault, not a snooze of everything. */
final class SnoozeJson {
    private static final String SNOOZES = "snoozes";
    private static final String KIND = "kind";
    private static final String TOOL = "tool_name";
    private static final String UNTIL = "until";

    private SnoozeJson() {}

    static String write(List<Snooze> snoozes) {
        List<Map<String, String>> members = new ArrayList<>();
        for (Snooze snooze : snoozes) {
            AnomalyKind kind = snooze.kindOrNull();
            members.add(Map.of(
                    KIND,
                    kind == null ? "" : kind.wire(),
                    TOOL,
                    snooze.tool(),
                    UNTIL,
                    snooze.until().toString()));
        }
        return CanonicalJson.write(Map.of(SNOOZES, members));
    }

    /** Strict; {@link ErrorCode#INVALID_DOCUMENT} for anything that {@link #write} does not write. */
    static List<Snooze> read(String json) {
        Arguments document = Arguments.ofJson(json);
        if (document.fault().isEmpty()
                && document.value() instanceof Map<?, ?> members
                && members.size() == 1
                && members.get(SNOOZES) instanceof List<?> elements) {
            List<Snooze> out = new ArrayList<>();
            for (Object element : elements) {
                out.add(snooze(element));
            }
            return out;
        }
        throw fault();
    }

    private static Snooze snooze(Object element) {
        if (element instanceof Map<?, ?> map
                && map.size() == 3
                && map.get(KIND) instanceof String kind
                && map.get(TOOL) instanceof String tool
                && map.get(UNTIL) instanceof String until) {
            try {
                return new Snooze(kind.isEmpty() ? null : kind(kind), tool, Instant.parse(until));
            } catch (DateTimeException e) {
                throw fault();
            }
        }
        throw fault();
    }

    private static AnomalyKind kind(String wire) {
        for (AnomalyKind kind : AnomalyKind.values()) {
            if (kind.wire().equals(wire)) {
                return kind;
            }
        }
        throw fault();
    }

    private static OrcaException fault() {
        return new OrcaException(
                ErrorCode.INVALID_DOCUMENT, List.of(Issue.error("", SNOOZES, "not the snoozes of a workspace", "")));
    }
}
