/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.event;

import ai.orcarouter.firewall.model.SanitizerPreset;
import java.util.List;

/**
 * Text that takes {@link #MAX_BYTES} of UTF-8 and no more. It is cut between units: a code point, an escape, a mark of
 * a redaction or a word is there as a whole or not at all, and an ellipsis says that something is missing. Not
 * thread-safe.
 */
final class SummaryText {
    /** The most bytes: 1 KiB. */
    static final int MAX_BYTES = 1 << 10;

    private static final String ELLIPSIS = "\u2026";
    private static final int ELLIPSIS_BYTES = 3;
    private static final String HEX = "0123456789abcdef";
    private static final List<String> MARKS = SanitizerPreset.names().stream()
            .map(name -> "[redacted:" + name + "]")
            .toList();

    private final StringBuilder out = new StringBuilder();
    private int bytes;
    /** Where the text ends if an ellipsis must still find room. */
    private int cut;

    private boolean full;

    /** Whether nothing more is taken. */
    boolean isFull() {
        return full;
    }

    /** Adds a sign of JSON. */
    void punctuation(char sign) {
        unit(String.valueOf(sign), 1);
    }

    /** Adds ASCII text as one unit. */
    void word(String text) {
        unit(text, text.length());
    }

    /** Adds a JSON string with its quotes. */
    void string(String text) {
        punctuation('"');
        int i = 0;
        while (i < text.length() && !full) {
            String mark = text.charAt(i) == '[' ? markAt(text, i) : "";
            if (!mark.isEmpty()) {
                word(mark);
                i += mark.length();
            } else {
                int point = text.codePointAt(i);
                codePoint(point);
                i += Character.charCount(point);
            }
        }
        punctuation('"');
    }

    private static String markAt(String text, int at) {
        for (String mark : MARKS) {
            if (text.startsWith(mark, at)) {
                return mark;
            }
        }
        return "";
    }

    private void codePoint(int point) {
        if (point == '"' || point == '\\') {
            unit("\\" + (char) point, 2);
        } else if (point < ' ') {
            unit("\\u00" + HEX.charAt(point >> 4) + HEX.charAt(point & 0xF), 6);
        } else {
            int size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            unit(Character.toString(point), size);
        }
    }

    private void unit(String text, int size) {
        if (full) {
            return;
        }
        if (bytes + size > MAX_BYTES) {
            full = true;
            return;
        }
        out.append(text);
        bytes += size;
        if (bytes + ELLIPSIS_BYTES <= MAX_BYTES) {
            cut = out.length();
        }
    }

    /** The text, cut if it was too long. */
    String finish() {
        if (full) {
            out.setLength(cut);
            out.append(ELLIPSIS);
        }
        return out.toString();
    }
}
