/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.document;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the word that an author most likely meant. */
public final class Spelling {
    private static final int MAX_CHARS = 64;

    private Spelling() {}

    /** {@code did you mean "x"?} when one of the words is near, else all of them after {@code label}. */
    public static String hint(String word, Collection<String> known, String label) {
        return nearest(word, known)
                .map(near -> "did you mean " + Texts.quote(near) + "?")
                .orElseGet(() -> list(known, label));
    }

    /** {@code label: a, b, c}. */
    public static String list(Collection<String> known, String label) {
        return label + ": " + known.stream().collect(Collectors.joining(", "));
    }

    /**
     * The nearest word: the same but for case and separators, or at most a third of its letters away by
     * Damerau-Levenshtein distance, or one that holds it as a part, begins with it, or is its beginning.
     */
    public static Optional<String> nearest(String word, Collection<String> known) {
        String bare = bare(word);
        if (bare.isEmpty() || word.length() > MAX_CHARS) {
            return Optional.empty();
        }
        String best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (String candidate : known) {
            String other = bare(candidate);
            int distance = distance(bare, other);
            int longer = Math.max(bare.length(), other.length());
            boolean near = distance <= longer / 3 || isPart(word, candidate) || isStem(bare, other);
            if (near && distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Whether the candidate, between underscores, has the word as one or more of its parts. */
    private static boolean isPart(String word, String candidate) {
        return word.length() > 2 && ("_" + candidate + "_").contains("_" + word.toLowerCase(Locale.ROOT) + "_");
    }

    private static boolean isStem(String a, String b) {
        return Math.min(a.length(), b.length()) > 1 && (a.startsWith(b) || b.startsWith(a));
    }

    private static String bare(String word) {
        StringBuilder out = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c != '_' && c != '-' && c != ' ' && c != '.') {
                out.append(c);
            }
        }
        return out.toString().toLowerCase(Locale.ROOT);
    }

    /** Optimal string alignment: insertions, deletions, replacements and swaps of neighbours. */
    static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        Arrays.setAll(last, j -> j);
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int value = Math.min(Math.min(current[j - 1], last[j]) + 1, last[j - 1] + cost);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                current[j] = swapped ? Math.min(value, beforeLast[j - 2] + 1) : value;
            }
            int[] recycled = beforeLast;
            beforeLast = last;
            last = current;
            current = recycled;
        }
        return last[b.length()];
    }
}
