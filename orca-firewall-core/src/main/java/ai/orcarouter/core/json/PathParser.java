/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one {@link JsonPath}; the first fault ends it. */
final class PathParser {
    private static final int MAX_LENGTH = 1_000;
    private static final String GRAMMAR = "write $, .name, [\"name\"], [0] or [*]";

    private final String text;
    private final List<PathStep> steps = new ArrayList<>();
    private int at;
    private JsonPath.Parse.@Nullable Fault fault;

    PathParser(String text) {
        this.text = text;
    }

    JsonPath.Parse parse() {
        if (text.length() > MAX_LENGTH) {
            return new JsonPath.Parse.Fault(MAX_LENGTH, "path of more than 1,000 characters", "shorten it");
        }
        if (!text.startsWith("$")) {
            return new JsonPath.Parse.Fault(
                    0, "a path starts with '$'", "write $ for the whole arguments, $.name for a member");
        }
        at = 1;
        while (fault == null && at < text.length()) {
            step();
        }
        return fault != null ? fault : new JsonPath.Parse.Path(new JsonPath(steps));
    }

    /** Whether a name can follow a dot without quotes. */
    static boolean isPlainName(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!isPlain(name.charAt(i))) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static boolean isPlain(char c) {
        return ".[]\"'*".indexOf(c) < 0
                && !Character.isWhitespace(c)
                && !Character.isSpaceChar(c)
                && !Character.isISOControl(c);
    }

    private void step() {
        char c = text.charAt(at);
        if (c == '.') {
            dotted();
        } else if (c == '[') {
            bracketed();
        } else {
            refuse(at, "expected '.' or '['", GRAMMAR);
        }
    }

    private void dotted() {
        int start = at + 1;
        int end = start;
        while (end < text.length() && isPlain(text.charAt(end))) {
            end++;
        }
        if (end == start) {
            boolean descent = text.startsWith(".", start);
            refuse(
                    start,
                    descent ? "recursive descent is not supported" : "expected a name after '.'",
                    text.startsWith("*", start) ? "write [*] for every element of an array" : GRAMMAR);
            return;
        }
        name(text.substring(start, end), start);
        at = end;
    }

    private void bracketed() {
        int inside = at + 1;
        char c = inside < text.length() ? text.charAt(inside) : ']';
        if (c == '"' || c == '\'') {
            quoted(inside, c);
        } else if (c == '*') {
            steps.add(PathStep.EACH);
            close(inside + 1);
        } else if (c >= '0' && c <= '9') {
            index(inside);
        } else {
            refuse(inside, "expected a quoted name, an index or '*'", GRAMMAR);
        }
    }

    private void index(int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        if (end - start > 9 || (end - start > 1 && text.charAt(start) == '0')) {
            refuse(start, "not an array index", "write a whole number from 0 to 999999999 without leading zeros");
            return;
        }
        steps.add(new PathStep.Index(Integer.parseInt(text, start, end, 10)));
        close(end);
    }

    private void quoted(int open, char quote) {
        StringBuilder json = new StringBuilder("\"");
        int i = open + 1;
        while (i < text.length() && text.charAt(i) != quote) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                char escaped = text.charAt(i + 1);
                json.append(escaped == '\'' ? "'" : "\\" + escaped);
                i += 2;
            } else {
                json.append(c == '"' ? "\\\"" : c);
                i++;
            }
        }
        if (i >= text.length()) {
            refuse(text.length(), "a quoted name that does not end", "close it with " + quote + ']');
            return;
        }
        // the name is read by the scanner, so that a path and a document spell names by the same rules
        Arguments name = Arguments.ofJson(json.append('"').toString());
        if (name.fault().isPresent() || !(name.value() instanceof String plain)) {
            refuse(open + 1, "a quoted name with a malformed escape or character", "use the escapes of JSON strings");
            return;
        }
        steps.add(new PathStep.Name(plain));
        close(i + 1);
    }

    private void name(String name, int position) {
        if (!UTF_8.newEncoder().canEncode(name)) {
            refuse(position, "a name with a lone surrogate", "write the whole character");
            return;
        }
        steps.add(new PathStep.Name(name));
    }

    private void close(int position) {
        if (position < text.length() && text.charAt(position) == ']') {
            at = position + 1;
        } else {
            refuse(position, "expected ']'", GRAMMAR);
        }
    }

    private void refuse(int position, String message, String hint) {
        fault = new JsonPath.Parse.Fault(position, message, hint);
    }
}
