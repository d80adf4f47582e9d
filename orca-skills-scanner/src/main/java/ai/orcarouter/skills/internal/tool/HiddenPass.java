/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.tool;

import ai.orcarouter.core.spi.ToolScanner.Level;
import ai.orcarouter.core.text.NormalizedText;
import ai.orcarouter.core.text.TextChange;
import java.util.List;

/** Looks for characters that people do not see, or see as something else. Stateless. */
final class HiddenPass {
    private static final int MICRO = 0xb5;
    private static final int MANY = 4;
    private static final int BLANKS = 120;
    private static final int BLANK_LINES = 25;

    private HiddenPass() {}

    /** Scans a text as it came, with what normalising changed. */
    static void scan(String raw, NormalizedText normal, Found found) {
        if (normal.count(TextChange.TAG) > 0) {
            found.add("ORCA-TP-101", () -> show(raw, normal, TextChange.TAG));
        }
        int hidden = normal.count(TextChange.HIDDEN) + normal.count(TextChange.MALFORMED);
        if (hidden > 0) {
            TextChange kind = normal.count(TextChange.HIDDEN) > 0 ? TextChange.HIDDEN : TextChange.MALFORMED;
            found.add("ORCA-TP-103", hidden < MANY ? Level.MEDIUM : Level.HIGH, () -> show(raw, normal, kind));
        }
        if (normal.count(TextChange.CONFUSABLE) > 0) {
            Level level = isSymbol(raw, normal) ? Level.LOW : Level.MEDIUM;
            found.add("ORCA-TP-104", level, () -> show(raw, normal, TextChange.CONFUSABLE));
        }
        if (normal.count(TextChange.STYLED) >= MANY) {
            found.add("ORCA-TP-104", Level.LOW, () -> show(raw, normal, TextChange.STYLED));
        }
        if (normal.count(TextChange.BIDI) > 0) {
            bidi(raw, normal, found);
        }
        if (normal.count(TextChange.CONTROL) > 0) {
            control(raw, normal, found);
        }
        unusual(raw, found);
        padding(raw, found);
    }

    /** Characters of private use, and joiners inside of words, have no glyph or none that is agreed on. */
    private static void unusual(String raw, Found found) {
        int joiners = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean inside = i > 0 && i + 1 < raw.length() && isAscii(raw.charAt(i - 1)) && isAscii(raw.charAt(i + 1));
            boolean joiner = inside && (c == 0xad || c == 0x200c || c == 0x200d || c == 0xfeff || c == 0x34f);
            boolean hidden = Character.getType(raw.codePointAt(i)) == Character.PRIVATE_USE;
            if (joiner || hidden) {
                joiners += joiner ? 1 : 0;
                int at = i;
                Level level = hidden || joiners > 1 ? Level.MEDIUM : Level.LOW;
                found.add("ORCA-TP-103", level, () -> Evidence.around(raw, at, at + 1));
            }
        }
    }

    private static boolean isAscii(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /**
     * Whether the only look-alikes are Greek letters at the edge of a word, as in the names of units and quantities.
     */
    private static boolean isSymbol(String raw, NormalizedText normal) {
        for (NormalizedText.Span span : normal.spans(TextChange.CONFUSABLE)) {
            boolean inside = span.start() > 0
                    && span.end() < raw.length()
                    && isAscii(raw.charAt(span.start() - 1))
                    && isAscii(raw.charAt(span.end()));
            int c = raw.codePointAt(span.start());
            boolean greek = c == MICRO || Character.UnicodeScript.of(c) == Character.UnicodeScript.GREEK;
            if (inside || !greek || span.end() - span.start() > 1) {
                return false;
            }
        }
        return true;
    }

    private static String show(String raw, NormalizedText normal, TextChange kind) {
        List<NormalizedText.Span> spans = normal.spans(kind);
        return spans.isEmpty()
                ? raw
                : Evidence.around(raw, spans.get(0).start(), spans.get(0).end());
    }

    /** Marks are ordinary beside letters that run from right to left; embeddings and overrides never are. */
    private static void bidi(String raw, NormalizedText normal, Found found) {
        boolean rightToLeft = false;
        boolean strong = false;
        boolean override = false;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            byte direction = Character.getDirectionality(c);
            rightToLeft |= (direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT && c != 0x200f)
                    || (direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC && c != 0x61c);
            override |= c == 0x202d || c == 0x202e;
            strong |= (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
        }
        if (override || (strong && !rightToLeft)) {
            found.add("ORCA-TP-102", () -> show(raw, normal, TextChange.BIDI));
        } else {
            Level level = rightToLeft ? Level.LOW : Level.MEDIUM;
            found.add("ORCA-TP-102", level, () -> show(raw, normal, TextChange.BIDI));
        }
    }

    /** Escapes and backspaces rewrite what a terminal shows; other control characters are merely out of place. */
    private static void control(String raw, NormalizedText normal, Found found) {
        boolean rewrites = raw.indexOf(0x1b) >= 0 || raw.indexOf(0x9b) >= 0 || raw.indexOf('\b') >= 0;
        found.add("ORCA-TP-105", rewrites ? Level.HIGH : Level.MEDIUM, () -> show(raw, normal, TextChange.CONTROL));
    }

    private static void padding(String raw, Found found) {
        int blanks = 0;
        int lines = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (isBlank(c)) {
                blanks++;
                lines += c == '\n' ? 1 : 0;
                continue;
            }
            if (i > blanks && (blanks >= BLANKS || lines >= BLANK_LINES)) {
                int at = i;
                found.add("ORCA-TP-107", () -> raw.substring(at, Math.min(raw.length(), at + Evidence.LONGEST)));
                return;
            }
            blanks = 0;
            lines = 0;
        }
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || c == 0x2800
                || c == 0x3164
                || c == 0x115f
                || c == 0x1160;
    }
}
