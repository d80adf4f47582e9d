/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import ai.orcarouter.core.crypto.Digests;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lines from a place on as evidence. Of a long line many rests may be asked for; the digest of each is made of that of
 * the shorter ones, so that all of them together take one pass over the line.
 */
final class LineEvidence {
    /** A rest that is not longer has a digest of its own. */
    private static final int WHOLE = 1_024;

    private static final int BLOCK = 256;

    /** By the string itself: files of the same text would be compared to their ends for each of its lines. */
    private final IdentityHashMap<String, TreeMap<Integer, Line>> lines = new IdentityHashMap<>();

    private long work;

    /** What is known of a line: from where on, and the digests of its last blocks. */
    private static final class Line {
        private final int end;
        private final List<String> digests = new ArrayList<>(List.of(""));
        private int from;

        Line(int from, int end) {
            this.from = from;
            this.end = end;
        }
    }

    /** The text from a place to the end of its line, as {@link Observation#evidence} gives it. */
    String of(String text, int start) {
        Line line = line(text, start);
        int length = line.end - start;
        if (length <= WHOLE) {
            return Observation.evidence(text.substring(start, line.end));
        }
        int blocks = (length - 1) / BLOCK;
        for (int i = line.digests.size(); i <= blocks; i++) {
            int from = line.end - i * BLOCK;
            line.digests.add(digest(text, from, from + BLOCK, line.digests.get(i - 1)));
        }
        return text.substring(start, start + Observation.MAX_EVIDENCE)
                + digest(text, start, line.end - blocks * BLOCK, line.digests.get(blocks));
    }

    private Line line(String text, int start) {
        TreeMap<Integer, Line> known = lines.computeIfAbsent(text, each -> new TreeMap<>());
        Map.Entry<Integer, Line> next = known.ceilingEntry(start);
        int stop = next == null ? text.length() : next.getValue().from;
        int at = start;
        while (at < stop && text.charAt(at) != '\n') {
            at++;
        }
        work += at - start;
        if (next != null && at >= stop) {
            next.getValue().from = Math.min(start, stop);
            return next.getValue();
        }
        Line line = new Line(start, at);
        known.put(at, line);
        return line;
    }

    /** The characters that were looked at; for tests. */
    long work() {
        return work;
    }

    private String digest(String text, int from, int to, String rest) {
        work += to - from;
        return Digests.sha256Hex((text.substring(from, to) + rest).getBytes(StandardCharsets.UTF_8));
    }
}
