/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.flow;

import java.util.ArrayList;
import java.util.List;

/** Cuts shell text into words and signs, in one pass; command substitutions stay inside of their word. */
final class ShellWords {
    /**
     * A word or a sign.
     *
     * @param text without the quotes around it, or the sign
     * @param sign whether it is one; the end of a line is the sign {@code ;}
     * @param start offset of its first character
     * @param end offset behind its last
     */
    record Word(String text, boolean sign, int start, int end) {
        boolean is(String what) {
            return sign && text.equals(what);
        }
    }

    private static final int MAX_WORDS = 60_000;

    private final String text;
    private final int to;
    private final List<Word> out = new ArrayList<>();
    private int at;

    private ShellWords(String text, int from, int to) {
        this.text = text;
        this.to = to;
        at = from;
    }

    static List<Word> of(String text, int from, int to) {
        ShellWords words = new ShellWords(text, from, to);
        while (words.at < to && words.out.size() < MAX_WORDS) {
            words.next();
        }
        words.sign(";", to, to);
        return words.out;
    }

    /** Whether there are more than are read. */
    static boolean areCut(List<Word> words) {
        return words.size() > MAX_WORDS;
    }

    private void sign(String sign, int start, int end) {
        out.add(new Word(sign, true, start, end));
    }

    private void next() {
        char c = text.charAt(at);
        if (c == '\n') {
            sign(";", at, at + 1);
            at++;
        } else if (c == ' ' || c == '\t' || c == '\r') {
            at++;
        } else if (c == '\\' && at + 1 < to && text.charAt(at + 1) == '\n') {
            at += 2;
        } else if (c == '#' && (at == 0 || text.charAt(at - 1) <= ' ' || text.charAt(at - 1) == ';')) {
            int end = text.indexOf('\n', at);
            at = end < 0 || end > to ? to : end;
        } else if ("|&;<>(){}".indexOf(c) >= 0 && !isBrace(c)) {
            operator(c);
        } else {
            word();
        }
    }

    /** A brace is a sign only when it stands alone. */
    private boolean isBrace(char c) {
        return (c == '{' || c == '}') && at + 1 < to && text.charAt(at + 1) > ' ' && text.charAt(at + 1) != ';';
    }

    private void operator(char c) {
        int start = at;
        at++;
        boolean twice = at < to && text.charAt(at) == c && (c == '|' || c == '&' || c == '>' || c == '<');
        at += twice ? 1 : 0;
        if (c == '<' && twice && at < to && text.charAt(at) == '<') {
            at++;
        }
        boolean ends = c == ';' || c == '&' || c == '(' || c == ')' || c == '{' || c == '}' || (c == '|' && twice);
        sign(ends ? ";" : text.substring(start, at), start, at);
    }

    private void word() {
        int start = at;
        StringBuilder word = new StringBuilder();
        while (at < to) {
            char c = text.charAt(at);
            if (c == '$' && at + 1 < to && (text.charAt(at + 1) == '(' || text.charAt(at + 1) == '{')) {
                int end = closing(at + 1);
                word.append(text, at, end);
                at = end;
            } else if (c == '`') {
                int end = text.indexOf('`', at + 1);
                int stop = end < 0 || end >= to ? to : end + 1;
                word.append(text, at, stop);
                at = stop;
            } else if (c == '"' || c == '\'') {
                quoted(c, word);
            } else if (c == '\\') {
                word.append(at + 1 < to ? text.charAt(at + 1) : ' ');
                at += 2;
            } else if (c <= ' ' || "|&;<>()".indexOf(c) >= 0) {
                break;
            } else {
                word.append(c);
                at++;
            }
        }
        at = Math.min(Math.max(at, start + 1), to);
        out.add(new Word(word.toString(), false, start, at));
    }

    private void quoted(char quote, StringBuilder word) {
        at++;
        while (at < to && text.charAt(at) != quote) {
            char c = text.charAt(at);
            if (quote == '"' && c == '$' && at + 1 < to && text.charAt(at + 1) == '(') {
                int end = closing(at + 1);
                word.append(text, at, end);
                at = end;
            } else if (quote == '"' && c == '\\' && at + 1 < to) {
                word.append(text.charAt(at + 1));
                at += 2;
            } else {
                // A dollar in single quotes is no variable.
                word.append(quote == '\'' && c == '$' ? '\uFF04' : c);
                at++;
            }
        }
        at++;
    }

    /** Behind the bracket that closes the one at {@code from}. */
    private int closing(int from) {
        char open = text.charAt(from);
        char close = open == '(' ? ')' : '}';
        int depth = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            depth += c == open ? 1 : c == close ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return to;
    }
}
