/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.rule;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a pattern that RE2 has accepted. One thread at a time. */
final class PatternTokens {
    /**
     * A character, a class of them, or an assertion.
     *
     * @param source as it stands in the pattern
     * @param isAssertion whether it stands for no character
     */
    record Token(String source, boolean isAssertion) {}

    /**
     * What a parenthesis opens.
     *
     * @param flags what holds from there on
     * @param isGroup whether a group follows; otherwise only flags were set
     */
    record Opening(String flags, boolean isGroup) {}

    /**
     * How often something stands.
     *
     * @param source as it stands in the pattern
     * @param most how often at most; negative without limit
     */
    record Repeat(String source, int most) {}

    private final String pattern;
    private int at;

    PatternTokens(String pattern) {
        this.pattern = pattern;
    }

    boolean isAtEnd() {
        return at >= pattern.length();
    }

    boolean isAt(char c) {
        return at < pattern.length() && pattern.charAt(at) == c;
    }

    void skip(int characters) {
        at += characters;
    }

    Opening opening(String flags) {
        at++;
        if (!isAt('?')) {
            return new Opening(flags, true);
        }
        at++;
        if (isAt('P') || isAt('<')) {
            at = pattern.indexOf('>', at) + 1;
            return new Opening(flags, true);
        }
        String now = flags;
        boolean on = true;
        while (!isAt(':') && !isAt(')')) {
            char flag = pattern.charAt(at++);
            if (flag == '-') {
                on = false;
            } else {
                now = now.replace(String.valueOf(flag), "");
                now = on && flag != 'U' ? now + flag : now;
            }
        }
        boolean group = isAt(':');
        at++;
        return new Opening(now, group);
    }

    /** The next characters or assertion; several for a quotation, none for an empty one. */
    List<Token> next() {
        char c = pattern.charAt(at);
        if (c == '\\') {
            return escape();
        }
        if (c == '[') {
            int start = at;
            skipClass();
            return List.of(new Token(pattern.substring(start, at), false));
        }
        if (c == '.' || c == '^' || c == '$') {
            at++;
            return List.of(new Token(String.valueOf(c), c != '.'));
        }
        return List.of(literal());
    }

    private Token literal() {
        int c = pattern.codePointAt(at);
        at += Character.charCount(c);
        return new Token("\\x{" + Integer.toHexString(c) + "}", false);
    }

    private List<Token> escape() {
        int start = at;
        char kind = pattern.charAt(at + 1);
        if (kind == 'Q') {
            return quotation();
        }
        at += 2;
        if (kind == 'p' || kind == 'P' || kind == 'x') {
            if (isAt('{')) {
                at = pattern.indexOf('}', at) + 1;
            } else {
                at += kind == 'x' ? 2 : 1;
            }
        } else if (kind >= '0' && kind <= '7') {
            while (at < start + 4 && !isAtEnd() && pattern.charAt(at) >= '0' && pattern.charAt(at) <= '7') {
                at++;
            }
        } else if (Character.isHighSurrogate(kind)) {
            at++;
        }
        return List.of(new Token(pattern.substring(start, at), "AzbB".indexOf(kind) >= 0));
    }

    private List<Token> quotation() {
        at += 2;
        int end = pattern.indexOf("\\E", at);
        int stop = end < 0 ? pattern.length() : end;
        List<Token> tokens = new ArrayList<>();
        while (at < stop) {
            tokens.add(literal());
        }
        at = end < 0 ? stop : stop + 2;
        return tokens;
    }

    private void skipClass() {
        at++;
        if (isAt('^')) {
            at++;
        }
        boolean first = true;
        while (first || !isAt(']')) {
            first = false;
            if (pattern.startsWith("[:", at) && pattern.indexOf(":]", at) > 0) {
                at = pattern.indexOf(":]", at) + 2;
            } else if (isAt('\\')) {
                escape();
            } else {
                at++;
            }
        }
        at++;
    }

    /** How often what was read last stands, or null when nothing is said. */
    @Nullable
    Repeat repeat() {
        int start = at;
        int most;
        if (isAt('*') || isAt('+')) {
            most = -1;
            at++;
        } else if (isAt('?')) {
            most = 1;
            at++;
        } else if (isAt('{')) {
            int end = pattern.indexOf('}', at);
            if (end < 0 || !isCount(pattern.substring(at + 1, end))) {
                return null;
            }
            String counts = pattern.substring(at + 1, end);
            int comma = counts.indexOf(',');
            most = comma == counts.length() - 1 ? -1 : Integer.parseInt(counts.substring(comma + 1));
            at = end + 1;
        } else {
            return null;
        }
        if (isAt('?')) {
            at++;
        }
        return new Repeat(pattern.substring(start, at), most);
    }

    private static boolean isCount(String counts) {
        int comma = counts.indexOf(',');
        String least = comma < 0 ? counts : counts.substring(0, comma);
        String most = comma < 0 ? "" : counts.substring(comma + 1);
        return !least.isEmpty() && (least + most).chars().allMatch(c -> c >= '0' && c <= '9') && counts.length() < 10;
    }
}
