/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.rule;

/**
 * What stands for matches of a rule in a masked text. A match that begins or ends in a tag is widened to the whole of
 * it: masking part of a tag would make of it another with more brackets every time.
 *
 * @param text the tag
 */
record Tag(String text) {
    /** Where a match that starts at a place starts when it is widened. */
    int start(String in, int place) {
        int tag = around(in, place);
        return tag < 0 ? place : tag;
    }

    /** Where a match that ends before a place ends when it is widened. */
    int end(String in, int place) {
        int tag = around(in, place);
        return tag < 0 ? place : tag + text.length();
    }

    /** Where the tag starts that has a place between two of its characters; negative when none does. */
    private int around(String in, int place) {
        for (int at = Math.max(0, place - text.length() + 1); at < place; at++) {
            if (in.startsWith(text, at)) {
                return at;
            }
        }
        return -1;
    }

    /** Adds where it stands in a text. */
    void addTo(Spans spans, String in) {
        for (int at = in.indexOf(text); at >= 0; at = in.indexOf(text, at + text.length())) {
            spans.add(at, at + text.length());
        }
    }

    /** Where a tag may have begun that the end of a text cuts off; the end when none has. */
    int begun(String in, int from) {
        int most = Math.min(in.length() - from, text.length() - 1);
        for (int length = most; length > 0; length--) {
            if (in.endsWith(text.substring(0, length))) {
                return in.length() - length;
            }
        }
        return in.length();
    }
}
