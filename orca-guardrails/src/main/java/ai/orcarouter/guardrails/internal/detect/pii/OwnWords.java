/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words that name kinds, as a tree of characters. Only whole words count; case does not; a blank in a word stands
 * for any separator and for the change of case in {@code taxId}. Immutable.
 */
final class OwnWords {
    /** Kind of the words that name nobody's numbers. */
    static final String NEUTRAL = "NEUTRAL";

    private static final int MOST_SEPARATORS = 3;
    private static final int ASCII = 128;

    private final Map<String, Integer> kinds = new LinkedHashMap<>();
    private final WordNode root = new WordNode();
    private final @Nullable WordNode[] asciiStarts = new WordNode[ASCII];

    /** Which two characters a word can begin with: spares nearly every walk. */
    private final boolean[] asciiPairs = new boolean[ASCII * ASCII];

    private OwnWords(List<String> lines) {
        for (String line : lines) {
            int colon = line.indexOf(':');
            int kind = kinds.computeIfAbsent(line.substring(0, colon), name -> kinds.size());
            int from = colon + 1;
            while (from < line.length()) {
                int comma = line.indexOf(',', from);
                int to = comma < 0 ? line.length() : comma;
                add(line.substring(from, to).strip(), kind);
                from = to + 1;
            }
        }
        if (kinds.size() > Named.CAPACITY) {
            throw new IllegalStateException("too many kinds: " + kinds.size());
        }
        for (char c = 0; c < ASCII; c++) {
            WordNode node = root.child(fold(c));
            asciiStarts[c] = node;
            for (char next = 0; node != null && next < ASCII; next++) {
                asciiPairs[(c * ASCII) + next] = node.isEnd()
                        || node.child(' ') != null
                        || node.child(fold(next)) != null
                        || isApostrophe(next)
                        || next == '.';
            }
        }
    }

    /** Reads lines of the form {@code KIND: word, word}. */
    static OwnWords of(List<String> lines) {
        return new OwnWords(lines);
    }

    private void add(String word, int kind) {
        if (word.isEmpty()) {
            throw new IllegalStateException("an empty word");
        }
        WordNode node = root;
        for (int i = 0; i < word.length(); i++) {
            node = node.grow(fold(word.charAt(i)));
        }
        node.end(kind);
    }

    /**
     * Number of a kind.
     *
     * @throws IllegalStateException when it has no words
     */
    int kind(String name) {
        Integer kind = kinds.get(name);
        if (kind == null) {
            throw new IllegalStateException("no words for " + name);
        }
        return kind;
    }

    /** Adds every kind that is named in the text, and where. */
    void collect(String text, Named into, WordHits hits) {
        int from = 0;
        int to = text.length();
        char before = Chars.at(text, from - 1);
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            // inside of a word in one case there is no other word
            boolean inside = Chars.isLower(c) && Chars.isAlpha(before);
            if (!inside && startsWord(text, i)) {
                walk(text, i, to, into, hits);
            }
            before = c;
        }
    }

    private boolean startsWord(String text, int at) {
        char c = text.charAt(at);
        if (c < ASCII) {
            char next = Chars.at(text, at + 1);
            if (asciiStarts[c] == null || (next < ASCII && !asciiPairs[(c * ASCII) + next])) {
                return false;
            }
        }
        char before = Chars.at(text, at - 1);
        return !Character.isLetter(before) || Chars.isUnspaced(c) || (isLower(before) && Character.isUpperCase(c));
    }

    private void walk(String text, int start, int limit, Named into, WordHits hits) {
        char first = text.charAt(start);
        WordNode node = first < ASCII ? asciiStarts[first] : root.child(fold(first));
        int at = start + 1;
        if (node == null) {
            return;
        }
        addEnded(text, node, start, at, into, hits);
        while (at < limit) {
            char c = text.charAt(at);
            WordNode next;
            if ((isApostrophe(c) || isAbbreviating(text, at)) && node.child(' ') == null) {
                at++;
                continue;
            }
            if (isSeparator(c)) {
                next = node.child(' ');
                int skipped = 1;
                while (skipped < MOST_SEPARATORS && at + 1 < limit && isSeparator(text.charAt(at + 1))) {
                    at++;
                    skipped++;
                }
            } else {
                next = node.child(fold(c));
                if (next == null && Character.isUpperCase(c) && isLower(text.charAt(at - 1))) {
                    WordNode gap = node.child(' ');
                    next = gap == null ? null : gap.child(fold(c));
                }
            }
            if (next == null) {
                return;
            }
            node = next;
            at++;
            addEnded(text, node, start, at, into, hits);
        }
    }

    private static void addEnded(String text, WordNode node, int start, int at, Named into, WordHits hits) {
        if (node.isEnd() && endsWord(text, at) && hits.add(start, at, node.kinds())) {
            into.addAll(node.kinds());
        }
    }

    private static boolean endsWord(String text, int end) {
        char last = text.charAt(end - 1);
        char next = Chars.at(text, end);
        if ((next == 's' || next == 'S') && end + 1 <= text.length()) {
            char after = Chars.at(text, end + 1);
            if (!Character.isLetter(after)) {
                return true;
            }
        }
        return !Character.isLetter(next) || Chars.isUnspaced(last) || (isLower(last) && Character.isUpperCase(next));
    }

    private static boolean isLower(char c) {
        return Character.isLowerCase(c);
    }

    private static boolean isApostrophe(char c) {
        return c == '\'' || c == '\u2019';
    }

    /** Whether the point at the index stands between letters that abbreviate words, as in "S.S.N.". */
    private static boolean isAbbreviating(String text, int at) {
        return text.charAt(at) == '.'
                && Character.isUpperCase(Chars.at(text, at + 1))
                && Character.isUpperCase(text.charAt(at - 1))
                && !Character.isLetter(Chars.at(text, at - 2))
                && !Character.isLetter(Chars.at(text, at + 2));
    }

    private static boolean isSeparator(char c) {
        return c == ' '
                || c == '_'
                || c == '-'
                || c == '.'
                || c == '\t'
                || c == '\n'
                || c == '\r'
                || c == '/'
                || c == '\u00A0'
                || isApostrophe(c);
    }

    private static char fold(char c) {
        // the capital of the Turkish letter without a dot is I, which is also that of i
        return c == '\u0131' ? 'i' : Character.toLowerCase(c);
    }
}
