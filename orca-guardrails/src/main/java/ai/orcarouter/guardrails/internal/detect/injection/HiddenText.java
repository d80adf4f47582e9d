/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.injection;

import ai.orcarouter.guardrails.internal.detect.Findings;

/**
 * Finds text that a person does not see and a model reads: runs of Unicode tag characters (the "ASCII smuggling" of
 * U+E0020 to U+E007E) and of supplementary variation selectors, long runs of characters without width, and direction
 * overrides. Tag characters behind a black flag are the flags of England, Scotland and Wales and are left alone.
 */
final class HiddenText {
    private static final int BLACK_FLAG = 0x1f3f4;
    private static final int SHORTEST_TAGS = 3;
    private static final int SHORTEST_SELECTORS = 4;
    private static final int SHORTEST_WIDTHLESS = 8;

    private HiddenText() {}

    /** Adds each hidden run of a text. */
    static void find(String text, Findings findings) {
        int at = 0;
        int previous = 0;
        while (at < text.length()) {
            char unit = text.charAt(at);
            if (unit < 0x200b) {
                previous = unit;
                at++;
                continue;
            }
            int c = text.codePointAt(at);
            Hidden hidden = hidden(c);
            if (hidden == Hidden.NONE) {
                previous = c;
                at += Character.charCount(c);
            } else {
                int end = at;
                int count = 0;
                while (end < text.length() && hidden(text.codePointAt(end)) == hidden) {
                    end += Character.charCount(text.codePointAt(end));
                    count++;
                }
                add(hidden, previous, count, at, end, findings);
                previous = 0;
                at = end;
            }
        }
    }

    private static void add(Hidden hidden, int previous, int count, int start, int end, Findings findings) {
        switch (hidden) {
            case TAG -> {
                if (count >= SHORTEST_TAGS && previous != BLACK_FLAG) {
                    report("tag-characters", 0.95, "tag characters carry text that is not shown", start, end, findings);
                }
            }
            case SELECTOR -> {
                if (count >= SHORTEST_SELECTORS) {
                    report(
                            "variation-selectors",
                            0.85,
                            "a run of variation selectors can carry text that is not shown",
                            start,
                            end,
                            findings);
                }
            }
            case WIDTHLESS -> {
                if (count >= SHORTEST_WIDTHLESS) {
                    report(
                            "zero-width-run",
                            0.7,
                            "a long run of characters without width can carry text that is not shown",
                            start,
                            end,
                            findings);
                }
            }
            case OVERRIDE ->
                report(
                        "direction-override",
                        0.55,
                        "a direction override shows the text in another order than it is read",
                        start,
                        end,
                        findings);
            case NONE -> {}
        }
    }

    private static void report(String id, double confidence, String reason, int start, int end, Findings findings) {
        findings.add("hidden-text", id, start, end, confidence, reason);
    }

    private static Hidden hidden(int c) {
        if (c >= 0xe0020 && c <= 0xe007f) {
            return Hidden.TAG;
        }
        if (c >= 0xe0100 && c <= 0xe01ef) {
            return Hidden.SELECTOR;
        }
        if ((c >= 0x200b && c <= 0x200d) || (c >= 0x2060 && c <= 0x2064) || c == 0xfeff) {
            return Hidden.WIDTHLESS;
        }
        return c == 0x202d || c == 0x202e ? Hidden.OVERRIDE : Hidden.NONE;
    }

    private enum Hidden {
        NONE,
        TAG,
        SELECTOR,
        WIDTHLESS,
        OVERRIDE
    }
}
