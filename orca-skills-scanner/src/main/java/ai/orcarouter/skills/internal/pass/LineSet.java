/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import ai.orcarouter.core.text.PatternScanner;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/** The lines of a text in which something occurs. Takes one pass, however long they are and whatever is asked. */
final class LineSet {
    private final int[] starts;
    private final BitSet hit = new BitSet();

    private LineSet(String text) {
        IntStream.Builder lines = IntStream.builder().add(0);
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            lines.add(at + 1);
        }
        starts = lines.build().toArray();
    }

    static LineSet of(String text, PatternScanner patterns) {
        LineSet lines = new LineSet(text);
        patterns.scan(text, (rule, start, end, from, to) -> {
            lines.hit.set(lines.line(start), lines.line(Math.max(start, end - 1)) + 1);
            return true;
        });
        return lines;
    }

    private int line(int offset) {
        int at = Arrays.binarySearch(starts, offset);
        return at >= 0 ? at : -at - 2;
    }

    /** Whether it occurs on the line of a place. */
    boolean has(int offset) {
        return hit.get(line(offset));
    }
}
