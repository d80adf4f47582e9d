/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.tool;

import ai.orcarouter.core.text.KeywordScanner;
import java.util.ArrayList;
import java.util.List;

/** Finds files, folders and commands by how they are written. Immutable and thread-safe. */
final class Places {
    private final KeywordScanner scanner;
    private final List<String> texts = new ArrayList<>();
    private final List<Long> meanings = new ArrayList<>();

    Places(List<String> lines, Lexicon lexicon) {
        for (String line : lines) {
            List<String> parts = Resources.parts(line, ' ');
            long meaning = lexicon.meaning(parts.get(0));
            for (String part : parts.subList(1, parts.size())) {
                texts.add(part.replace('+', ' '));
                meanings.add(meaning);
            }
        }
        scanner = KeywordScanner.of(texts);
    }

    /** Gives the tokens that are part of a place its meaning. */
    void mark(String text, Tokens tokens) {
        scanner.scan(text, 0, text.length(), (keyword, start, end) -> {
            if (standsAlone(text, texts.get(keyword), start, end)) {
                int token = tokens.before(end);
                if (token >= 0) {
                    tokens.mean(token, meanings.get(keyword));
                }
            }
            return true;
        });
    }

    private static boolean standsAlone(String text, String keyword, int start, int end) {
        boolean before = start == 0
                || !isName(text.charAt(start - 1))
                || !(isName(keyword.charAt(0)) || keyword.charAt(0) == '.');
        if (keyword.equals(".env") && text.startsWith(".example", end)) {
            return false; // the template of a file of secrets holds none
        }
        if (keyword.startsWith("id_") && text.startsWith(".pub", end)) {
            return false; // the public half of a key is no secret
        }
        boolean after =
                end == text.length() || !isName(text.charAt(end)) || !isName(keyword.charAt(keyword.length() - 1));
        return before && after;
    }

    private static boolean isName(char c) {
        return Character.isLetterOrDigit(c);
    }
}
