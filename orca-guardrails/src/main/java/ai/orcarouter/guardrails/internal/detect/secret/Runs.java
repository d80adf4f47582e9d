/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

/**
 * How far the characters of each class go on in a text. What was read of a run is not read again for a place within it,
 * so that many starts in one run cost no more than the run. One thread at a time.
 */
final class Runs {
    private static final int CLASSES = CharClass.values().length;

    private final int[] from = new int[CLASSES];
    private final int[] to = new int[CLASSES];
    private String text = "";
    private long read;

    /** Begins with another text. */
    Runs of(String next) {
        text = next;
        for (int i = 0; i < CLASSES; i++) {
            from[i] = 0;
            to[i] = -1;
        }
        return this;
    }

    String text() {
        return text;
    }

    /** How many characters from {@code at} belong to the class, {@code most} at most. */
    @SuppressWarnings("EnumOrdinal") // an index into arrays that live as long as the scan
    int length(CharClass type, int at, int most) {
        int i = type.ordinal();
        if (at < from[i] || at > to[i]) {
            from[i] = at;
            to[i] = at;
        }
        int stop = (int) Math.min(text.length(), (long) at + most);
        int end = to[i];
        int began = end;
        while (end < stop && type.has(text.charAt(end))) {
            end++;
        }
        read += end - began;
        to[i] = end;
        return Math.max(0, Math.min(end, stop) - at);
    }

    /** How many characters were read since this was made; for tests of how that grows. */
    long read() {
        return read;
    }
}
