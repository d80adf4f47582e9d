/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.document;

import java.util.Arrays;

/**
 * A document's text and where its lines start. Lines end with LF, CR or CR LF; lines and columns count from 1, columns
 * in UTF-16 units.
 */
public final class SourceText {
    private final String text;
    private final int[] lineStarts;
    private final int[] wideOffsets;

    /** The text of a document, without byte order mark. */
    public SourceText(String text) {
        this.text = text;
        this.lineStarts = lineStarts(text);
        this.wideOffsets = wideOffsets(text);
    }

    /** The text. */
    public String text() {
        return text;
    }

    /** The line of a character. */
    public int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** The column of a character. */
    public int column(int offset) {
        return offset - lineStarts[line(offset) - 1] + 1;
    }

    /** The offset of the code point with this index; the YAML parser counts in code points. */
    int offsetOfCodePoint(int index) {
        int low = 0;
        int high = wideOffsets.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (wideOffsets[middle] - middle < index) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return Math.min(index + low, text.length());
    }

    /** The character at an offset; a line feed at and after the end. */
    char charAt(int offset) {
        return offset < text.length() ? text.charAt(offset) : '\n';
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    private static int[] wideOffsets(String text) {
        int[] offsets = new int[4];
        int count = 0;
        for (int i = 0; i + 1 < text.length(); i++) {
            if (Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                if (count == offsets.length) {
                    offsets = Arrays.copyOf(offsets, count * 2);
                }
                offsets[count++] = i++;
            }
        }
        return Arrays.copyOf(offsets, count);
    }
}
