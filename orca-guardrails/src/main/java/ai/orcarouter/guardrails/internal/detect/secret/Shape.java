/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of a credential: literal text and runs of a class of characters. It is looked for at its longest literal,
 * the anchor, and read without ever going back; so an attempt takes time linear in the longest text it can match.
 */
final class Shape {
    /** No match. */
    static final long NONE = -1;

    /** Literal text, or, when it is empty, a run. */
    record Piece(String literal, @Nullable CharClass run, int least, int most) {
        static Piece literal(String text) {
            return new Piece(text, null, text.length(), text.length());
        }

        boolean isVariable() {
            return least != most;
        }
    }

    private final Piece[] pieces;
    private final int anchor;
    private final int lead;
    private final int least;

    Shape(List<Piece> list) {
        pieces = list.toArray(new Piece[0]);
        int best = -1;
        int total = 0;
        boolean fixed = true;
        for (int i = 0; i < pieces.length; i++) {
            Piece piece = pieces[i];
            boolean longer = best < 0
                    || piece.literal().length() > pieces[best].literal().length();
            if (piece.run() == null && fixed && longer) {
                best = i;
            }
            fixed &= i == 0 || !piece.isVariable();
            total += piece.least();
        }
        anchor = best;
        least = total;
        int before = 0;
        for (int i = 1; i < anchor; i++) {
            before += pieces[i].least();
        }
        lead = before;
    }

    /** What to look for to find it; empty when it is runs alone. */
    String anchor() {
        return anchor < 0 ? "" : pieces[anchor].literal();
    }

    /** How many characters it has at least. */
    int least() {
        return least;
    }

    /** Whether it begins with text of its own. */
    boolean hasPrefix() {
        return pieces[0].run() == null;
    }

    /** Whether it has text of its own, longer than a separator. */
    boolean isMarked() {
        return anchor().length() > 1;
    }

    List<Piece> pieces() {
        return List.of(pieces);
    }

    /** Where its own text at the beginning ends. */
    int prefixLength() {
        return hasPrefix() ? pieces[0].literal().length() : 0;
    }

    static int start(long span) {
        return (int) (span >>> 32);
    }

    static int end(long span) {
        return (int) span;
    }

    /** The span of the match whose anchor stands at {@code at}, or {@link #NONE}. */
    long around(Runs runs, int at) {
        String text = runs.text();
        int start = at;
        if (anchor > 0) {
            Piece first = pieces[0];
            int from = at - lead;
            if (from < 0) {
                return NONE;
            }
            start = first.run() == null ? from - first.literal().length() : leadStart(text, from, first);
            if (start < 0) {
                return NONE;
            }
        }
        return startingAt(runs, start);
    }

    private static int leadStart(String text, int end, Piece first) {
        CharClass run = run(first);
        int start = end;
        int stop = Math.max(0, end - first.most());
        while (start > stop && run.has(text.charAt(start - 1))) {
            start--;
        }
        return end - start < first.least() ? -1 : start;
    }

    /** The span of the match that begins exactly at {@code start}, with a clean beginning and end, or {@link #NONE}. */
    long startingAt(Runs runs, int start) {
        String text = runs.text();
        CharClass first = pieces[0].run();
        // text that begins with a sign, such as the point before the name of a host, stands behind any word
        boolean sign =
                first == null && !Edges.isAlphanumeric(pieces[0].literal().charAt(0));
        if (!sign && !Edges.begins(text, start)) {
            return NONE;
        }
        if (first != null
                && start > 0
                && first.has(text.charAt(start - 1))
                && Edges.isAlphanumeric(text.charAt(start))
                && isJoint(text.charAt(start - 1))) {
            return NONE;
        }
        int at = start;
        for (int i = 0; i < pieces.length; i++) {
            int length = read(runs, at, i);
            if (length < 0) {
                return NONE;
            }
            at += length;
        }
        return endsAt(text, at) ? ((long) start << 32) | at : NONE;
    }

    private static boolean isJoint(char c) {
        return c == '+' || c == '/';
    }

    private int read(Runs runs, int at, int i) {
        String text = runs.text();
        Piece piece = pieces[i];
        CharClass run = piece.run();
        if (run == null) {
            return text.startsWith(piece.literal(), at) ? piece.literal().length() : -1;
        }
        if (piece.isVariable() && i + 1 < pieces.length) {
            Piece next = pieces[i + 1];
            if (next.run() == null && run.has(next.literal().charAt(0))) {
                return until(text, at, piece, next.literal());
            }
        }
        int length = runs.length(run, at, piece.most());
        return length < piece.least() ? -1 : length;
    }

    /** The length of the run that reaches to the first {@code literal} it may reach to, or -1. */
    private static int until(String text, int at, Piece piece, String literal) {
        CharClass run = run(piece);
        for (int length = 0; length <= piece.most(); length++) {
            if (length >= piece.least() && text.startsWith(literal, at + length)) {
                return length;
            }
            if (at + length >= text.length() || !run.has(text.charAt(at + length))) {
                return -1;
            }
        }
        return -1;
    }

    private boolean endsAt(String text, int end) {
        if (!Edges.ends(text, end)) {
            return false;
        }
        CharClass last = pieces[pieces.length - 1].run();
        if (last == null || end >= text.length() || !last.has(text.charAt(end))) {
            return true;
        }
        return end + 1 >= text.length() || !last.has(text.charAt(end + 1));
    }

    private static CharClass run(Piece piece) {
        CharClass run = piece.run();
        if (run == null) {
            throw new IllegalStateException("no run: " + piece);
        }
        return run;
    }
}
