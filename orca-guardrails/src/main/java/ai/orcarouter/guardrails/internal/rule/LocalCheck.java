/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.rule;

import java.util.List;

/** A check that needs nothing but the text. Immutable, thread-safe, linear in the text. */
public interface LocalCheck {
    /** What takes the place of a match that has no tag of its own (REFERENCE 4.4, 15.34). */
    String REDACTED = "[REDACTED]";

    /** Every place that it finds; overlaps are allowed. */
    List<Hit> find(String text);

    /**
     * Every place that it finds at or behind {@code from}. What stands before is known to end between two places; it is
     * there for checks to look at, not to match.
     */
    default List<Hit> find(String text, int from) {
        List<Hit> hits = find(text);
        return from == 0
                ? hits
                : hits.stream().filter(hit -> hit.start() >= from).toList();
    }

    /** Every place that it finds at or behind {@code from} in a text and, if it is an author's, in its normal form. */
    default List<Hit> find(Reading reading, int from) {
        return find(reading.text(), from);
    }

    /** Up to where what it finds in a reading stays as it is; see the other. */
    default int settled(Reading reading, int from, int reach) {
        return settled(reading.text(), from, reach);
    }

    /**
     * Up to where what it finds stays as it is, whatever follows the text: places that start before the offset are
     * found now as they will be, and nothing else is going to start there.
     *
     * @param from where the search begins
     * @param reach for detectors, whose own grounds are not known here: how many characters they may have to see
     */
    int settled(String text, int from, int reach);

    /** Tags that matches are widened to; a stream is not cut within one. */
    default List<Tag> tags() {
        return List.of();
    }

    /** What was found, for feeds and messages, without matched text. */
    String detail(List<Hit> hits);
}
