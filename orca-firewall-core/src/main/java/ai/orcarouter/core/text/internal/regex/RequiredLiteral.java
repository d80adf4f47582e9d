/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

/**
 * Finds the longest string that every match of a pattern contains, and whether every match starts with it. Walks a
 * syntax tree in reading order; not thread-safe.
 */
final class RequiredLiteral {
    private final StringBuilder run = new StringBuilder();
    private boolean runIsPrefix = true;
    private String longest = "";
    private boolean longestIsPrefix;

    private RequiredLiteral() {}

    /** What the tree's matches contain. */
    static RequiredLiteral of(Node root) {
        RequiredLiteral literal = new RequiredLiteral();
        root.describe(literal);
        literal.gap();
        return literal;
    }

    /** The string, empty when there is none. */
    String text() {
        return longest;
    }

    /** Whether every match starts with it. */
    boolean isPrefix() {
        return longestIsPrefix;
    }

    /** Every match goes on with this code point. */
    void then(int codePoint) {
        run.appendCodePoint(codePoint);
    }

    /** Nothing certain comes next. */
    void gap() {
        if (run.length() > longest.length()) {
            longest = run.toString();
            longestIsPrefix = runIsPrefix;
        }
        run.setLength(0);
        runIsPrefix = false;
    }
}
