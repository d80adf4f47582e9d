/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.text;

/**
 * Finds comments and documentation strings in program text, in one pass. Strings are read so far that signs in them do
 * not count.
 */
final class CodeSegments {
    private final String text;
    private final String language;
    private final boolean hash;
    private final boolean slashes;
    private final boolean triple;
    private final Segments.Builder out = new Segments.Builder();
    private int plain;

    private CodeSegments(String text, String language) {
        this.text = text;
        this.language = language;
        triple = language.equals("python");
        slashes = switch (language) {
            case "javascript", "typescript", "go", "java", "c", "rust", "php", "kotlin", "swift", "csharp" -> true;
            default -> false;
        };
        hash = !slashes || language.equals("php");
    }

    static Segments of(String text, String language) {
        return new CodeSegments(text, language).cut();
    }

    private Segments cut() {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (triple && (c == '"' || c == '\'') && text.startsWith(c == '"' ? "\"\"\"" : "'''", i)) {
                int close = text.indexOf(c == '"' ? "\"\"\"" : "'''", i + 3);
                i = put(SegmentKind.DOCSTRING, i, close < 0 ? text.length() : close + 3);
            } else if (c == '"' || c == '\'' || (c == '`' && slashes)) {
                i = string(i, c);
            } else if (hash && c == '#' && (i == 0 || text.charAt(i - 1) <= ' ') && !text.startsWith("#!", i)) {
                i = put(SegmentKind.COMMENT, i, lineEnd(i));
            } else if (slashes && c == '/' && text.startsWith("//", i) && (i == 0 || text.charAt(i - 1) != ':')) {
                i = put(SegmentKind.COMMENT, i, lineEnd(i));
            } else if (slashes && c == '/' && text.startsWith("/*", i)) {
                int close = text.indexOf("*/", i + 2);
                i = put(SegmentKind.COMMENT, i, close < 0 ? text.length() : close + 2);
            } else {
                i++;
            }
        }
        out.add(SegmentKind.SCRIPT, plain, text.length(), language, "");
        return out.build(SegmentKind.SCRIPT);
    }

    private int put(SegmentKind kind, int from, int to) {
        out.add(SegmentKind.SCRIPT, plain, from, language, "");
        out.add(kind, from, to, language, "");
        plain = to;
        return to;
    }

    private int string(int from, char quote) {
        int i = from + 1;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == quote) {
                return i + 1;
            }
            if (c == '\n' && quote != '`') {
                return i;
            }
            i += c == '\\' ? 2 : 1;
        }
        return text.length();
    }

    private int lineEnd(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }
}
