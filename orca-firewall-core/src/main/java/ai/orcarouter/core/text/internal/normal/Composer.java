/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.normal;

import ai.orcarouter.core.text.TextChange;
import ai.orcarouter.core.text.internal.offset.OffsetMapBuilder;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * The one pass over a text. Not thread-safe.
 *
 * <p>What was written since the last character that composes with nothing before it is the open segment: a base with
 * its marks, or a syllable. A segment that NFKC may change is normalised by the JDK when the next one opens, so it
 * never sees more than 33 characters at a time and takes linear time for texts that are nothing but marks.
 */
final class Composer {
    /** Marks that a segment keeps, as in stream-safe text (UAX #15 section 13). */
    static final int MAX_MARKS = 30;
    /** Jamo that can compose with a letter before them: a vowel and a final. */
    private static final int MAX_JAMO = 2;

    /** ASCII in full width. */
    private static final char FIRST_WIDE = '\uFF01';

    private static final char LAST_WIDE = '\uFF5E';

    /** Ligatures of whole formulas, of 18 and of 8 letters, and the letters that they begin with. */
    private static final char FIRST_FORMULA = '\uFDFA';

    private static final String FORMULAS = "\u0635\u062C";

    private final String text;
    private final Steps steps;
    private final byte[] classes;
    private final OffsetMapBuilder map = new OffsetMapBuilder();
    private final ChangeLog log = new ChangeLog();
    private final Invisibles invisibles;
    private char[] out;
    private int size;

    private int segment; // where the open segment starts in the result
    private int segmentFrom; // and in the source
    private int segmentTo; // where what belongs to it ends in the source
    private int marks;
    private int jamo;
    private boolean dirty;
    private boolean lookAlikes;
    private boolean changed;

    Composer(String text, int plain, Steps steps) {
        this.text = text;
        this.steps = steps;
        classes = steps.clean() ? CharClasses.all() : CharClasses.normalFormOnly();
        invisibles = new Invisibles(text);
        out = new char[text.length() + 16];
        text.getChars(0, plain, out, 0);
        size = plain;
        map.copy(plain, 0);
        segment = Math.max(0, plain - 1);
        segmentFrom = segment;
        segmentTo = plain;
    }

    Normal run() {
        int at = size;
        while (at < text.length()) {
            char c = text.charAt(at);
            byte kind = classes[c];
            if (kind <= CharClasses.LAST_COPIED) {
                at = copied(at);
            } else if (kind == CharClasses.SURROGATE) {
                at = surrogate(at);
            } else {
                single(c, kind, at);
                at++;
            }
        }
        close();
        return new Passes(steps, map, log, lookAlikes).finish(text, out, size, changed);
    }

    /** Copies characters as far as nothing else is met; returns where that is. */
    private int copied(int from) {
        int to = from;
        int found = 0;
        while (to < text.length()) {
            byte kind = classes[text.charAt(to)];
            if (kind > CharClasses.LAST_COPIED) {
                break;
            }
            found |= kind;
            to++;
        }
        lookAlikes |= found != 0;
        close();
        reserve(to - from);
        text.getChars(from, to, out, size);
        size += to - from;
        map.copy(to - from, from);
        segment = size - 1;
        segmentFrom = to - 1;
        segmentTo = to;
        return to;
    }

    private void single(char c, byte kind, int at) {
        switch (kind) {
            case CharClasses.LATIN -> replace(TextChange.STYLED, LookAlikes.ascii(c), at, at + 1);
            case CharClasses.SIGN -> replace(TextChange.PUNCTUATION, LookAlikes.ascii(c), at, at + 1);
            case CharClasses.SPACE -> replace(TextChange.SPACE, ' ', at, at + 1);
            case CharClasses.LINE -> replace(TextChange.SPACE, '\n', at, at + 1);
            case CharClasses.HIDDEN -> remove(TextChange.HIDDEN, at, at + 1);
            case CharClasses.JOINER -> remove(invisibles.joiner(c, at), at, at + 1);
            case CharClasses.SELECTOR -> remove(invisibles.selector(at, 1), at, at + 1);
            case CharClasses.BIDI -> remove(TextChange.BIDI, at, at + 1);
            case CharClasses.CONTROL -> remove(TextChange.CONTROL, at, at + 1);
            case CharClasses.MARK -> mark(at, at + 1);
            case CharClasses.JAMO -> jamo(at);
            default -> {
                if (c >= FIRST_WIDE && c <= LAST_WIDE) {
                    styled((char) (c - FIRST_WIDE + '!'), at, at + 1);
                } else if (steps.clean() && c >= FIRST_FORMULA && c <= FIRST_FORMULA + 1) {
                    replace(TextChange.COMPATIBILITY, FORMULAS.charAt(c - FIRST_FORMULA), at, at + 1);
                } else {
                    compatible(at, at + 1);
                }
            }
        }
    }

    /** Reads a pair, a run of tag characters or half a pair; returns where it ends. */
    private int surrogate(int at) {
        int point = text.codePointAt(at);
        if (point <= Character.MAX_VALUE) {
            if (steps.clean()) {
                replace(TextChange.MALFORMED, '\uFFFD', at, at + 1);
            } else {
                open(at);
                append(at, at + 1);
            }
            return at + 1;
        }
        int next = at + 2;
        if (steps.clean()) {
            if (Supplementary.isTag(point)) {
                return tags(at);
            }
            if (Supplementary.isSelector(point)) {
                remove(invisibles.selector(at, 2), at, next);
                return next;
            }
            if (Supplementary.isInvisible(point)) {
                remove(TextChange.HIDDEN, at, next);
                return next;
            }
            char letter = Supplementary.letter(point);
            if (letter != 0) {
                replace(TextChange.STYLED, letter, at, next);
                return next;
            }
        }
        char styled = Supplementary.mathematical(point);
        if (styled != 0) {
            styled(styled, at, next);
        } else if (Supplementary.isMark(point)) {
            mark(at, next);
        } else if (Supplementary.isPlain(point)) {
            open(at);
            append(at, next);
        } else {
            compatible(at, next);
        }
        return next;
    }

    private int tags(int from) {
        TagRun run = TagRun.at(text, from);
        if (run.isFlag()) {
            for (int at = from; at < run.end(); at += 2) {
                remove(TextChange.JOINER, at, at + 2);
            }
            return run.end();
        }
        if (run.isApart() && size > 0 && Character.isLetterOrDigit(out[size - 1])) {
            put(' ', from, from + 2);
        }
        for (int at = from; at < run.end(); at += 2) {
            char c = TagRun.ascii(text, at);
            if (c != 0) {
                replace(TextChange.TAG, c, at, at + 2);
            } else {
                remove(TextChange.TAG, at, at + 2);
            }
        }
        if (run.isApart() && run.end() < text.length() && Character.isLetterOrDigit(text.codePointAt(run.end()))) {
            put(' ', run.end() - 2, run.end());
        }
        return run.end();
    }

    /** Writes the ASCII character that NFKC makes of another, which saves the call. */
    private void styled(char ascii, int from, int to) {
        replace(Ascii.isLetter(ascii) ? TextChange.STYLED : TextChange.COMPATIBILITY, ascii, from, to);
    }

    private void compatible(int from, int to) {
        open(from);
        append(from, to);
        dirty = true;
    }

    private void mark(int from, int to) {
        if (marks == MAX_MARKS) {
            remove(TextChange.MARK, from, to);
            segmentTo = to;
        } else {
            append(from, to);
            marks++;
            dirty = true;
        }
    }

    private void jamo(int at) {
        if (jamo == MAX_JAMO) {
            open(at);
            jamo = MAX_JAMO;
        } else {
            jamo++;
        }
        append(at, at + 1);
        dirty = true;
    }

    private void remove(TextChange kind, int from, int to) {
        log.add(kind, from, to);
        invisibles.removed(to);
        changed = true;
    }

    private void replace(TextChange kind, char c, int from, int to) {
        put(c, from, to);
        if (text.charAt(from) != '\u0131') { // ordinary in Turkish
            log.add(kind, from, to);
        }
    }

    private void put(char c, int from, int to) {
        open(from);
        reserve(1);
        out[size++] = c;
        map.made(1, from, to);
        segmentTo = to;
        changed = true;
    }

    private void append(int from, int to) {
        if (size == segment) {
            segmentFrom = from;
        }
        reserve(to - from);
        text.getChars(from, to, out, size);
        size += to - from;
        map.copy(to - from, from);
        segmentTo = to;
    }

    /** Ends the open segment and opens the next. */
    private void open(int from) {
        close();
        segment = size;
        segmentFrom = from;
    }

    private void close() {
        marks = 0;
        jamo = 0;
        if (!dirty) {
            return;
        }
        dirty = false;
        String raw = new String(out, segment, size - segment);
        String composed = normalForm(raw);
        if (steps.ignoreCase()) {
            composed = normalForm(Passes.lowerCase(composed)); // small letters compose with marks that capitals do not
        }
        if (!composed.equals(raw)) {
            boolean styled = composed.length() == 1 && Ascii.isLetter(composed.charAt(0));
            log.add(styled ? TextChange.STYLED : TextChange.COMPATIBILITY, segmentFrom, segmentTo);
        }
        String clean = steps.clean() ? clean(composed) : composed;
        if (!clean.equals(raw)) {
            changed = true;
            size = segment;
            reserve(clean.length());
            clean.getChars(0, clean.length(), out, size);
            size += clean.length();
            map.truncate(segment);
            map.made(clean.length(), segmentFrom, segmentTo);
        }
    }

    private static String normalForm(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFKC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /** Applies the classes to what NFKC made: marks go that stand on ASCII, other characters are replaced in place. */
    private String clean(String composed) {
        StringBuilder kept = new StringBuilder(composed.length());
        int base = segment - 1; // some letters start with a mark for the base before them, as U+0E33 does
        while (base >= 0 && onBaseBefore(base)) {
            base--;
        }
        int onBase = 2 * (segment - 1 - base);
        boolean bare = base >= 0 && goesBare(out[base]); // whether marks on the last base go
        for (int i = 0; i < composed.length(); i++) {
            char c = composed.charAt(i);
            byte kind = classes[c];
            boolean isMark = kind == CharClasses.MARK
                    || (kind == CharClasses.SURROGATE && Supplementary.isMarkPart(composed, i));
            if (isMark) {
                if (bare || onBase >= 2 * MAX_MARKS) {
                    log.add(c == Supplementary.KEYCAP ? TextChange.JOINER : TextChange.MARK, segmentFrom, segmentTo);
                } else {
                    kept.append(c);
                    onBase += kind == CharClasses.SURROGATE ? 1 : 2;
                }
                continue;
            }
            lookAlikes |= kind == CharClasses.EXACT || kind == CharClasses.NEAR;
            char shown = kind == CharClasses.LATIN || kind == CharClasses.SIGN ? LookAlikes.ascii(c) : c;
            bare = shown < 0x80 || goesBare(c);
            onBase = 0;
            kept.append(shown);
        }
        return kept.toString();
    }

    private boolean onBaseBefore(int at) {
        return segment - at <= MAX_MARKS && classes[out[at]] == CharClasses.MARK;
    }

    private boolean goesBare(char c) {
        return foldable(c) || foldable(Character.toLowerCase(c));
    }

    private boolean foldable(char c) {
        byte kind = classes[c];
        return c < 0x80 || kind == CharClasses.EXACT || kind == CharClasses.NEAR || kind == CharClasses.LATIN;
    }

    private void reserve(int more) {
        if (out.length - size < more) {
            out = Arrays.copyOf(out, Math.max(size + more, out.length + (out.length >> 1)));
        }
    }
}
