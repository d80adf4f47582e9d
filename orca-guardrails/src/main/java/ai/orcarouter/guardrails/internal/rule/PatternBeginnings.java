/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.rule;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a pattern another one that matches everything a match can begin with, nothing included.
 *
 * <p>The beginnings of {@code AB} are those of {@code A}, and {@code A} with those of {@code B} after it. Sequences are
 * halved, so that the result grows by the logarithm of their length. Assertions at the end of a beginning are left out:
 * the text to come may make them hold.
 */
final class PatternBeginnings {
    private static final int DEEPEST = 100;
    private static final int MOST = 400_000;

    /**
     * A part of a pattern.
     *
     * @param whole matches what it matches
     * @param start matches what that can begin with
     */
    private record Part(String whole, String start) {
        static final Part NOTHING = new Part("", "");

        static Part atom(String source) {
            return new Part(source, source + "?");
        }

        static Part assertion(String source) {
            return new Part(source, "");
        }
    }

    private final PatternTokens tokens;
    private int depth;

    private PatternBeginnings(String pattern) {
        this.tokens = new PatternTokens(pattern);
    }

    /** The other pattern, or null when it would be too long or the pattern is none of RE2. */
    static @Nullable String of(String pattern) {
        try {
            PatternBeginnings reader = new PatternBeginnings(pattern);
            Part all = reader.alternatives("");
            return reader.tokens.isAtEnd() ? all.start : null;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return null;
        }
    }

    private Part alternatives(String flagsOutside) {
        if (++depth > DEEPEST) {
            throw new IllegalArgumentException("too deep");
        }
        StringBuilder whole = new StringBuilder("(?:");
        StringBuilder start = new StringBuilder("(?:");
        String flags = flagsOutside;
        List<Part> sequence = new ArrayList<>();
        while (!tokens.isAtEnd() && !tokens.isAt(')')) {
            if (tokens.isAt('|')) {
                tokens.skip(1);
                add(sequence, whole, start);
                whole.append('|');
                start.append('|');
                sequence.clear();
            } else if (tokens.isAt('(')) {
                PatternTokens.Opening opening = tokens.opening(flags);
                if (opening.isGroup()) {
                    Part group = alternatives(opening.flags());
                    tokens.skip(1);
                    sequence.add(repeated(group));
                } else {
                    flags = opening.flags();
                }
            } else {
                for (PatternTokens.Token token : tokens.next()) {
                    String source = "(?" + (flags.isEmpty() ? "" : flags) + ":" + token.source() + ")";
                    sequence.add(token.isAssertion() ? Part.assertion(source) : Part.atom(source));
                }
                if (!sequence.isEmpty()) {
                    sequence.add(repeated(sequence.remove(sequence.size() - 1)));
                }
            }
        }
        add(sequence, whole, start);
        depth--;
        return new Part(whole.append(')').toString(), start.append(')').toString());
    }

    private static void add(List<Part> sequence, StringBuilder whole, StringBuilder start) {
        Part part = joined(sequence);
        whole.append(part.whole);
        start.append(part.start);
        if (start.length() > MOST) {
            throw new IllegalArgumentException("too long");
        }
    }

    private static Part joined(List<Part> sequence) {
        if (sequence.isEmpty()) {
            return Part.NOTHING;
        }
        if (sequence.size() == 1) {
            return sequence.get(0);
        }
        int middle = sequence.size() / 2;
        Part left = joined(sequence.subList(0, middle));
        Part right = joined(sequence.subList(middle, sequence.size()));
        if (left.start.length() + left.whole.length() + right.start.length() > MOST) {
            throw new IllegalArgumentException("too long");
        }
        // Captured, because RE2 would draw common beginnings of alternatives together, one level for each character.
        String both = "(" + left.whole + ")" + right.start;
        return new Part(left.whole + right.whole, "(?:" + both + "|" + left.start + ")");
    }

    private Part repeated(Part part) {
        PatternTokens.Repeat repeat = tokens.repeat();
        if (repeat == null) {
            return part;
        }
        String before = repeat.most() == 1 || repeat.most() == 0
                ? ""
                : repeat.most() < 0 ? part.whole + "*" : part.whole + "{0," + (repeat.most() - 1) + "}";
        return new Part("(?:" + part.whole + repeat.source() + ")", "(?:" + before + part.start + ")");
    }
}
