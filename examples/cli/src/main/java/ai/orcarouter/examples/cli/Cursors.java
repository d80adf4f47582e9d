/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.core.spi.EventCursor;
import ai.orcarouter.firewall.model.Approval;
import ai.orcarouter.firewall.spi.ApprovalQuery.Place;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** The places where pages end, as text: {@code TIME/WRITER/EPOCH/SEQUENCE} of events, {@code TIME/ID} of approvals. */
final class Cursors {
    private static final char BETWEEN = '/';

    private Cursors() {}

    /** The text of a place in the feed of events. */
    static String text(EventCursor at) {
        return at.time().toString() + BETWEEN + at.writer() + BETWEEN + at.epoch() + BETWEEN + at.sequence();
    }

    /** The text of a place in the queue of approvals. */
    static String text(Place at) {
        return at.openedAt().toString() + BETWEEN + at.id();
    }

    /** The place in the feed of events that {@link #text(EventCursor)} wrote. */
    static EventCursor event(String text) {
        List<String> parts = parts(text, 4);
        try {
            return new EventCursor(
                    Instant.parse(parts.get(0)),
                    parts.get(1),
                    Long.parseLong(parts.get(2)),
                    Long.parseLong(parts.get(3)));
        } catch (DateTimeParseException | NumberFormatException e) {
            throw bad(text);
        }
    }

    /** The place in the queue of approvals that {@link #text(Place)} wrote. */
    static Place approval(String text) {
        List<String> parts = parts(text, 2);
        try {
            if (Approval.isId(parts.get(1))) {
                return new Place(Instant.parse(parts.get(0)), parts.get(1));
            }
        } catch (DateTimeParseException e) {
            throw bad(text);
        }
        throw bad(text);
    }

    private static List<String> parts(String text, int count) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(BETWEEN); at >= 0 && parts.size() < count; at = text.indexOf(BETWEEN, from)) {
            parts.add(text.substring(from, at));
            from = at + 1;
        }
        parts.add(text.substring(from));
        if (parts.size() != count) {
            throw bad(text);
        }
        return parts;
    }

    private static UsageException bad(String text) {
        return new UsageException("--after takes what the page before said, not \"" + text + "\"");
    }
}
