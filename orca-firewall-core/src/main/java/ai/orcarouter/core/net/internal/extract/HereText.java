/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import ai.orcarouter.core.net.internal.extract.ShellWord.Kind;

/** The body of a here-document: quoted text in which only dollar signs and backticks expand. */
final class HereText {
    private HereText() {}

    static ShellWord word(String body, boolean literal) {
        ShellWordBuilder word = new ShellWordBuilder();
        word.quoted("");
        int i = 0;
        while (i < body.length()) {
            char c = body.charAt(i);
            if (!literal && c == '$' && body.startsWith("$(", i)) {
                int end = ShellNesting.closing(body, i + 2);
                word.part(Kind.SUBSTITUTION, body.substring(i + 2, end), true);
                i = end + 1;
            } else if (!literal && c == '`') {
                int end = ShellNesting.unescaped(body, i + 1, '`');
                word.part(Kind.SUBSTITUTION, body.substring(i + 1, end), true);
                i = end + 1;
            } else if (!literal && c == '$' && i + 1 < body.length() && isName(body.charAt(i + 1))) {
                int end = i + 1;
                while (end < body.length() && (isName(body.charAt(end)) || Ascii.digit(body.charAt(end)))) {
                    end++;
                }
                word.part(Kind.VARIABLE, body.substring(i + 1, end), true);
                i = end;
            } else {
                word.quoted(c);
                i++;
            }
        }
        return word.take();
    }

    private static boolean isName(char c) {
        return Ascii.letter(c) || c == '_';
    }
}
