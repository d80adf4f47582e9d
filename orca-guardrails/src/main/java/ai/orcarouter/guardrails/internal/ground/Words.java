/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.ground;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words of a text as a comparison sees them. */
final class Words {
    /** Words that carry no content; the negations are not among them, because they are compared. */
    private static final Set<String> EMPTY = Set.of(
            "a", "an", "the", "and", "or", "but", "if", "then", "than", "that", "this", "these", "those", "there", "is",
            "are", "was", "were", "be", "been", "being", "am", "do", "does", "did", "has", "have", "had", "will",
            "would", "can", "could", "should", "may", "might", "must", "shall", "of", "in", "on", "at", "to", "for",
            "from", "by", "with", "about", "as", "into", "over", "after", "before", "between", "it", "its", "he", "she",
            "they", "them", "his", "her", "their", "we", "you", "i", "our", "your", "my", "me", "us", "who", "whom",
            "which", "what", "when", "where", "why", "how", "so", "also", "such", "some", "any", "all", "both", "each",
            "more", "most", "other", "only", "own", "same", "very", "just", "s", "t", "up", "out", "down", "off",
            "again", "because", "while", "during", "through", "yes");

    private static final Set<String> NEGATIONS = Set.of(
            "not", "no", "never", "none", "neither", "nor", "without", "cannot", "n't", "nobody", "nothing", "hardly");

    private static final Set<Character.UnicodeScript> UNSPACED = EnumSet.of(
            Character.UnicodeScript.HAN,
            Character.UnicodeScript.HIRAGANA,
            Character.UnicodeScript.KATAKANA,
            Character.UnicodeScript.HANGUL,
            Character.UnicodeScript.THAI);

    private static final int FIRST_UNSPACED = 0xE00;

    private Words() {}

    /**
     * A word of a text.
     *
     * @param stem what is compared
     * @param number whether it is one
     * @param name whether it is written like a name: a capital, not at the beginning of the sentence
     * @param negation whether it denies
     */
    record Word(String stem, boolean number, boolean name, boolean negation) {}

    /** The words of a part of a text that carry content, and the negations. */
    static List<Word> of(String text, int start, int end) {
        List<Word> out = new ArrayList<>();
        int i = start;
        boolean first = true;
        while (i < end) {
            int from = i;
            boolean unspaced = isUnspaced(text.codePointAt(i));
            while (i < end && isPart(text, i, end) && isUnspaced(text.codePointAt(i)) == unspaced) {
                i += Character.charCount(text.codePointAt(i));
            }
            if (i == from) {
                i += Character.charCount(text.codePointAt(i));
            } else if (unspaced) {
                addPairs(out, plain(text.substring(from, i)));
                first = false;
            } else {
                add(out, plain(text.substring(from, i)), first);
                first = false;
            }
        }
        return out;
    }

    /** Whether a character is of a script whose words are not told apart by spaces, or not by spaces alone. */
    private static boolean isUnspaced(int c) {
        return c >= FIRST_UNSPACED && UNSPACED.contains(Character.UnicodeScript.of(c));
    }

    /** Every two neighbours, which is as near as one comes to words without a dictionary; a lone one by itself. */
    private static void addPairs(List<Word> out, String run) {
        int first = 0;
        int second = run.offsetByCodePoints(0, 1);
        if (second == run.length()) {
            out.add(new Word(run, false, false, false));
        }
        while (second < run.length()) {
            int end = run.offsetByCodePoints(second, 1);
            out.add(new Word(run.substring(first, end), false, false, false));
            first = second;
            second = end;
        }
    }

    /** The same in one width and one form. */
    private static String plain(String word) {
        return Normalizer.isNormalized(word, Normalizer.Form.NFKC)
                ? word
                : Normalizer.normalize(word, Normalizer.Form.NFKC);
    }

    /** Letters and digits, and the signs that stand inside numbers and contractions. */
    private static boolean isPart(String text, int i, int end) {
        int c = text.codePointAt(i);
        int type = Character.getType(c);
        if (Character.isLetterOrDigit(c) || type == Character.NON_SPACING_MARK) {
            return true;
        }
        boolean inside = i > 0 && i + 1 < end;
        if (inside && (c == '.' || c == ',')) {
            return Character.isDigit(text.charAt(i - 1)) && Character.isDigit(text.charAt(i + 1));
        }
        return inside
                && (c == '\'' || c == '\u2019')
                && Character.isLetter(text.charAt(i - 1))
                && Character.isLetter(text.charAt(i + 1));
    }

    private static void add(List<Word> out, String word, boolean first) {
        String lower = word.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
        if (Character.isDigit(lower.charAt(0))) {
            out.add(new Word(number(lower), true, false, false));
        } else if (NEGATIONS.contains(lower) || lower.endsWith("n't")) {
            out.add(new Word("not", false, false, true));
        } else {
            String bare = lower.endsWith("'s") ? lower.substring(0, lower.length() - 2) : lower;
            if (!EMPTY.contains(bare)) {
                boolean name = !first && Character.isUpperCase(word.codePointAt(0));
                out.add(new Word(stem(bare), false, name, false));
            }
        }
    }

    /** A number without grouping and trailing zeros of its fraction. */
    private static String number(String text) {
        String bare = isGrouped(text) ? text.replace(",", "") : text;
        if (bare.indexOf('.') >= 0 && bare.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'))) {
            int end = bare.length();
            while (bare.charAt(end - 1) == '0') {
                end--;
            }
            bare = bare.substring(0, bare.charAt(end - 1) == '.' ? end - 1 : end);
        }
        return bare;
    }

    /** Whether every comma is followed by exactly three digits. */
    private static boolean isGrouped(String text) {
        int comma = text.indexOf(',');
        while (comma >= 0) {
            int end = comma + 1;
            while (end < text.length() && Character.isDigit(text.charAt(end))) {
                end++;
            }
            if (end - comma != 4) {
                return false;
            }
            comma = text.indexOf(',', end);
        }
        return true;
    }

    /** Takes off the commonest endings of English; a longer stem than a linguist's is good enough to compare with. */
    private static String stem(String word) {
        for (String ending : new String[] {"ations", "ation", "ings", "ing", "edly", "ies", "ed", "es", "ly", "s"}) {
            if (word.length() - ending.length() >= 3 && word.endsWith(ending)) {
                String stem = word.substring(0, word.length() - ending.length());
                int last = stem.length() - 1;
                boolean twin = stem.length() > 3 && stem.charAt(last) == stem.charAt(last - 1);
                return ending.equals("ies") ? stem + "y" : twin ? stem.substring(0, last) : stem;
            }
        }
        return word.length() > 4 && word.endsWith("e") ? word.substring(0, word.length() - 1) : word;
    }
}
