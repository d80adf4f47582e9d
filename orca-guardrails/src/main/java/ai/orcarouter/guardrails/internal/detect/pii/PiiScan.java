/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

import ai.orcarouter.guardrails.internal.detect.Findings;
import ai.orcarouter.guardrails.internal.detect.Passage;
import org.jspecify.annotations.Nullable;

/** One passage while it is looked at: what names what, and what is all there is. One thread at a time. */
final class PiiScan {
    /** The default threshold: what is at least so sure is reported. */
    static final double MEDIUM = 0.5;

    private static final int AROUND = 160;
    private static final int BLOCK_BITS = 6;
    private static final int LONGEST_SHORT = AROUND - WordWindow.AFTER;

    private final String text;
    private final String keyName;
    private final Findings findings;
    private final WordHits hits = new WordHits();
    private final int neutral;
    private final Named near = new Named();
    private final Named mentioned = new Named();
    private final Named key = new Named();
    private final Named before = new Named();
    private final Named after = new Named();
    private final Compact compact = new Compact();
    private final int contentStart;
    private final int contentEnd;
    private @Nullable Columns columns;
    private @Nullable AskedNumbers numbers;
    private int compactStart = -1;
    private int compactEnd = -1;
    private int beforeAt = -1;
    private int nearBlock = -1;
    private int afterAt = -1;

    PiiScan(Passage passage, Findings findings, OwnWords words) {
        this.text = passage.text();
        this.keyName = passage.keyName();
        this.findings = findings;
        neutral = words.kind(OwnWords.NEUTRAL);
        if (!keyName.isEmpty()) {
            words.collect(keyName, key, new WordHits());
        }
        words.collect(text, mentioned, hits);
        mentioned.addAll(key);
        int from = 0;
        int to = text.length();
        while (from < to && isWrapping(text.charAt(from))) {
            from++;
        }
        while (to > from && isWrapping(text.charAt(to - 1))) {
            to--;
        }
        contentStart = from;
        contentEnd = to;
    }

    private static boolean isWrapping(char c) {
        return Character.isWhitespace(c) || "\"'`.,;:<>()[]!?\u201C\u201D\u00AB\u00BB".indexOf(c) >= 0;
    }

    String text() {
        return text;
    }

    /** What was asked about telephone numbers of the text. */
    AskedNumbers numbers() {
        AskedNumbers asked = numbers;
        if (asked == null) {
            asked = new AskedNumbers(text);
            numbers = asked;
        }
        return asked;
    }

    /** Whether a word of the kind stands anywhere in the text or the key. */
    boolean mentions(int kind) {
        return mentioned.has(kind);
    }

    /** Whether a word of the kind stands near the span or is the name of the member. */
    boolean isNamed(int kind, int start, int end) {
        if (end - start <= LONGEST_SHORT && !near(start).has(kind)) {
            return false;
        }
        return key.has(kind) || isNamedBefore(kind, start) || wordsAfter(end).has(kind);
    }

    /**
     * The kinds of which {@link #isNamed} can be true for something short that begins here, and more: they are found
     * once for all places of a block of text.
     */
    Named near(int start) {
        if (mentioned.isEmpty()) {
            return mentioned;
        }
        int block = start >>> BLOCK_BITS;
        if (block != nearBlock) {
            nearBlock = block;
            near.clear();
            near.addAll(key);
            int from = block << BLOCK_BITS;
            hits.collect(from - WordWindow.BEFORE, from + (1 << BLOCK_BITS) + AROUND, near);
            columns().collectAll(hits, near);
        }
        return near;
    }

    private Columns columns() {
        Columns known = columns;
        if (known == null) {
            known = new Columns(text);
            columns = known;
        }
        return known;
    }

    /** Whether a word of the kind stands before the index or is the name of the member. */
    boolean isNamedBefore(int kind, int start) {
        return key.has(kind) || wordsBefore(start).has(kind);
    }

    /** The characters of the span without separators, until those of another are asked for. */
    Compact compact(int start, int end) {
        if (compactStart != start || compactEnd != end) {
            compact.read(text, start, end);
            compactStart = start;
            compactEnd = end;
        }
        return compact;
    }

    /** Whether something that begins here can be all of the text. */
    boolean mayBeAlone(int start) {
        return keyName.isEmpty()
                && contentEnd - contentStart <= 2 * WordWindow.BEFORE
                && (start <= contentStart || start - contentStart < WordWindow.BEFORE);
    }

    /** Whether the span is all of the text, or one of a few like values that make it up. */
    boolean isAlone(int start, int end) {
        if (!keyName.isEmpty() || contentEnd - contentStart > 2 * WordWindow.BEFORE) {
            return false;
        }
        return (start <= contentStart && end >= contentEnd) || isListOf(end - start);
    }

    /**
     * Whether the text is nothing but values of one length with blanks, commas, "and" or "or" between. Numbers alone
     * have to have one of the words: rows of numbers are mostly measurements.
     */
    private boolean isListOf(int length) {
        boolean joined = false;
        boolean letters = true;
        int at = contentStart;
        while (at < contentEnd) {
            int to = at;
            boolean digit = false;
            boolean letter = false;
            while (to < contentEnd && !isGap(text.charAt(to))) {
                digit |= Chars.isDigit(text.charAt(to));
                letter |= Chars.isAlpha(text.charAt(to));
                to++;
            }
            boolean joint = !digit && (text.startsWith("and", at) || text.startsWith("or", at)) && to - at < 4;
            if (to > at && !joint && (!digit || to - at != length)) {
                return false;
            }
            joined |= joint;
            letters &= letter || joint || to == at;
            at = to + 1;
        }
        return joined || letters;
    }

    private static boolean isGap(char c) {
        return Character.isWhitespace(c) || c == ',' || c == ';' || c == '&';
    }

    /** Whether the letters of the span are small ones. */
    boolean isLower(int start, int end) {
        for (int i = start; i < end; i++) {
            if (Chars.isLower(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** The kinds that are named in front of the index: in its line, at the end of the line before, over its column. */
    Named wordsBefore(int start) {
        if (beforeAt != start) {
            beforeAt = start;
            before.clear();
            if (!mentioned.isEmpty()) {
                if (hits.anyFrom(start - WordWindow.BEFORE, start)) {
                    hits.collectBackwards(WordWindow.start(text, start), start, neutral, before);
                }
                columns().collect(start, hits, before);
            }
        }
        return before;
    }

    private Named wordsAfter(int end) {
        if (afterAt != end) {
            afterAt = end;
            after.clear();
            if (!mentioned.isEmpty()) {
                if (hits.anyFrom(end, end + WordWindow.AFTER)) {
                    hits.collect(end, WordWindow.end(text, end), after);
                }
            }
        }
        return after;
    }

    void add(PiiKind kind, int start, int end, double confidence, boolean named) {
        findings.add(kind.name(), kind.rule(), start, end, confidence, kind.reason(named));
    }
}
