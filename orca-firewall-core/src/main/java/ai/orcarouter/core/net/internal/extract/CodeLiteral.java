/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A string literal.
 *
 * @param text its characters, with the values of the names inside it and {@link Places#UNKNOWN} for other expressions
 * @param end index after it
 * @param expressions the program text of those other expressions
 */
record CodeLiteral(String text, int end, List<String> expressions) {

    /**
     * Reads the literal at {@code start}, where its first quote stands; one in single lines ends with its line.
     *
     * @param names gives the text that an expression stands for, or null
     */
    static CodeLiteral read(
            String code, int start, char quote, String prefix, Function<String, @Nullable String> names) {
        String triple = String.valueOf(quote).repeat(3);
        boolean isTriple = quote != '`' && code.startsWith(triple, start);
        String close = isTriple ? triple : String.valueOf(quote);
        boolean raw = prefix.indexOf('r') >= 0;
        boolean braces = prefix.indexOf('f') >= 0;
        StringBuilder out = new StringBuilder();
        List<String> expressions = new ArrayList<>();
        int i = start + close.length();
        while (i < code.length() && !code.startsWith(close, i)) {
            char c = code.charAt(i);
            if (c == '\n' && !isTriple && quote != '`') {
                break;
            }
            if (c == '\\' && !raw && i + 1 < code.length()) {
                int end = escapeEnd(code, i + 1);
                out.append(Encodings.ansiC(code.substring(i, end)));
                i = end;
            } else if ((c == '$' || (c == '#' && quote == '"')) && code.startsWith("{", i + 1)) {
                int end = Math.min(closing(code, i + 2), code.length());
                expression(code.substring(i + 2, end), names, out, expressions);
                i = end + 1;
            } else if (c == '{' && braces) {
                boolean doubled = code.startsWith("{{", i);
                int end = doubled ? i + 1 : Math.min(closing(code, i + 1), code.length());
                if (doubled) {
                    out.append('{');
                } else {
                    expression(code.substring(i + 1, end), names, out, expressions);
                }
                i = end + 1;
            } else {
                out.append(c);
                i++;
            }
        }
        return new CodeLiteral(out.toString(), Math.min(code.length(), i + close.length()), expressions);
    }

    private static void expression(
            String code, Function<String, @Nullable String> names, StringBuilder out, List<String> expressions) {
        String known = names.apply(code);
        if (known == null) {
            out.append(Places.UNKNOWN);
            expressions.add(code);
        } else {
            out.append(known);
        }
    }

    private static int escapeEnd(String code, int from) {
        int width = switch (code.charAt(from)) {
            case 'x' -> 2;
            case 'u' -> 4;
            case 'U' -> 8;
            default -> 0;
        };
        int end = from + 1;
        while (width > 0 && end < code.length() && end <= from + width && Ascii.hex(code.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Index of the brace that closes, or the end of the line. */
    private static int closing(String code, int from) {
        int depth = 1;
        int i = from;
        while (i < code.length() && code.charAt(i) != '\n') {
            char c = code.charAt(i);
            if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth--;
                if (depth == 0) {
                    return i;
                }
            }
            i++;
        }
        return i;
    }
}
