/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

import java.util.Objects;

/** Reads bracket expressions and the escapes that name a set. Not thread-safe. */
final class ClassParser {
    private static final int LAST_FOLDED = 0x1044F;

    private final Cursor in;
    private boolean exact = true;

    ClassParser(Cursor in) {
        this.in = in;
    }

    /** Whether every set read so far holds exactly what RE2J would match. */
    boolean isExact() {
        return exact;
    }

    /** Reads from {@code [} to the closing bracket. */
    CharSet bracket(boolean fold) throws RefusedPatternException {
        in.skip(1);
        boolean negated = in.accept("^");
        CharSet.Builder set = new CharSet.Builder();
        boolean first = true;
        while (first || !in.lookingAt("]")) {
            first = false;
            if (in.lookingAt("[:") && in.comesLater(":]")) {
                posix(set, fold);
            } else if (atNamedEscape()) {
                namedEscape(set, fold);
            } else {
                range(set, fold);
            }
        }
        in.skip(1);
        CharSet built = set.build();
        CharSet result = negated ? built.negate() : built;
        exact &= !result.splitsSurrogates() && !isHighCasePair(result);
        return result;
    }

    private void posix(CharSet.Builder set, boolean fold) throws RefusedPatternException {
        in.skip(2);
        boolean negated = in.accept("^");
        CharSet named = NamedSets.posix(in.upTo(":]"));
        if (named == null) {
            throw RefusedPatternException.malformed("invalid character class range");
        }
        add(set, named, negated, fold);
    }

    /** Whether an escape for a set of code points comes next. */
    boolean atNamedEscape() {
        return in.lookingAt("\\d")
                || in.lookingAt("\\D")
                || in.lookingAt("\\s")
                || in.lookingAt("\\S")
                || in.lookingAt("\\w")
                || in.lookingAt("\\W")
                || in.lookingAt("\\p")
                || in.lookingAt("\\P");
    }

    /** Reads such an escape. */
    void namedEscape(CharSet.Builder set, boolean fold) throws RefusedPatternException {
        in.skip(1);
        int letter = in.pop();
        if (letter == 'p' || letter == 'P') {
            if (in.pop() == '{') {
                in.upTo("}");
            }
            exact = false;
            return;
        }
        CharSet named = Objects.requireNonNull(NamedSets.perl(letter));
        add(set, named, Character.isUpperCase(letter), fold);
    }

    private static void add(CharSet.Builder set, CharSet named, boolean negated, boolean fold)
            throws RefusedPatternException {
        CharSet positive = fold ? CaseFold.folded(named) : named;
        set.add(negated ? positive.negate() : positive);
    }

    private void range(CharSet.Builder set, boolean fold) throws RefusedPatternException {
        int low = character();
        int high = low;
        if (in.lookingAt("-") && !in.lookingAt("-]")) {
            in.skip(1);
            high = character();
        }
        if (high < low) {
            throw RefusedPatternException.malformed("invalid character class range");
        }
        if (fold) {
            CaseFold.addFolded(set, low, high);
        } else {
            set.add(low, high);
        }
    }

    private int character() throws RefusedPatternException {
        return in.lookingAt("\\") ? in.escape() : in.pop();
    }

    /** Whether RE2J would read the set as one letter in either case, of those that it does not fold in larger sets. */
    private static boolean isHighCasePair(CharSet set) {
        return set.ranges() == 2
                && set.low(0) > LAST_FOLDED
                && set.low(0) == set.high(0)
                && set.low(1) == set.high(1)
                && CaseFold.next(set.low(0)) == set.low(1);
    }
}
