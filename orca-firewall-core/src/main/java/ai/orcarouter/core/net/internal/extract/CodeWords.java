/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.util.Set;

/** Reserved words of the usual languages, lower case. */
final class CodeWords {
    /** Words before a bracket that make no call of it. */
    private static final Set<String> CONTROL = Set.of(
            "if",
            "elif",
            "else",
            "for",
            "foreach",
            "while",
            "until",
            "switch",
            "catch",
            "return",
            "await",
            "in",
            "of",
            "and",
            "or",
            "not",
            "new",
            "function",
            "def",
            "lambda",
            "yield",
            "throw",
            "async",
            "do",
            "then",
            "case");

    /** Words that are no value. */
    private static final Set<String> KEYWORDS = Set.of(
            "await",
            "return",
            "new",
            "async",
            "const",
            "let",
            "var",
            "from",
            "import",
            "yield",
            "throw",
            "in",
            "of",
            "if",
            "else",
            "and",
            "or",
            "not",
            "function",
            "def",
            "lambda",
            "export",
            "default",
            "as",
            "case",
            "final",
            "static",
            "my",
            "our",
            "echo",
            "print",
            "typeof",
            "void",
            "delete",
            "do",
            "then",
            "end");

    private CodeWords() {}

    static boolean isControl(String word) {
        return CONTROL.contains(word);
    }

    static boolean isKeyword(String word) {
        return KEYWORDS.contains(word);
    }

    /** Commands of PowerShell that run the text they are given. */
    static boolean isPowerShellRun(String word) {
        return word.equals("iex") || word.equals("invoke-expression");
    }

    /** Letters that stand before the quote of a string literal, as in Python's {@code rb''}. */
    static boolean isLiteralPrefix(String word) {
        return word.length() <= 2 && Ascii.firstNotOf(word, "fFrRbBuU", 0) == word.length();
    }
}
