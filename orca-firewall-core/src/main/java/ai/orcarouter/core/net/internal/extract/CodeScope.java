/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a program text has open at the place where it is read: brackets and calls, the dotted name before the place, and
 * the names that stand for one literal. It ends expressions and hands calls over when their bracket closes.
 */
final class CodeScope {
    private static final int MAX_NAMES = 1_000;
    private static final int MAX_FRAMES = 2_000;
    private static final int MAX_PATH = 256;

    private final Readers readers;
    private final Spot spot;
    private final CallReader calls;
    private final Deque<CodeFrame> frames = new ArrayDeque<>();
    private final Map<String, String> names = new HashMap<>();
    private final List<String> loose = new ArrayList<>();
    private CodeFrame frame = new CodeFrame(' ', "", false, null);
    private String path = "";
    private boolean dotted;

    CodeScope(Readers readers, Spot spot) {
        this.readers = readers;
        this.spot = spot;
        this.calls = new CallReader(readers, spot);
    }

    /** The innermost open bracket, or the text itself. */
    CodeFrame frame() {
        return frame;
    }

    boolean outermost() {
        return frames.isEmpty();
    }

    /** The dotted name that was read last, lower case. */
    String path() {
        return path;
    }

    void clearPath() {
        path = "";
        dotted = false;
    }

    /** Goes on with the name that was read last. */
    void dot() {
        dotted = true;
    }

    void breakDots() {
        dotted = false;
    }

    /** Reads one part of a dotted name. */
    void name(String part) {
        path = dotted && path.length() < MAX_PATH ? path + "." + part : part;
        dotted = false;
    }

    /** The name is a value: the literal it stands for, if there is one. */
    void useName() {
        if (path.startsWith("().") && frame.isFetched()) {
            return; // a part of what was fetched was fetched too
        }
        String value = names.get(path);
        frame.add(value == null ? String.valueOf(Places.UNKNOWN) : value, value != null);
    }

    void literal(String text) {
        clearPath();
        frame.add(text, true);
    }

    void backticks(String text) {
        calls.backticks(text);
    }

    void open(char bracket) {
        String callee = bracket == '(' && !path.isEmpty() && !CodeWords.isControl(path) ? path : "";
        boolean index = bracket == '[' && frame.hasOperand();
        if (frames.size() >= MAX_FRAMES) {
            readers.places().collector().limit();
            return;
        }
        frames.push(frame);
        frame = new CodeFrame(bracket, callee, index, frame);
        clearPath();
    }

    /** The literal a name stands for, to be put into another one; null when there is none or it gets too long. */
    @Nullable
    String known(String name) {
        String value = names.get(name.strip().toLowerCase(Locale.ROOT));
        boolean fits = value != null
                && value.length() <= Caps.VARIABLE
                && readers.places().collector().spend(value.length());
        return fits ? value : null;
    }

    /**
     * Closes the innermost bracket, if one is open.
     *
     * @param selected whether a dot follows, so that a part of the value is taken
     */
    void close(boolean selected) {
        if (frames.isEmpty()) {
            return;
        }
        member();
        CodeFrame closed = frame;
        frame = frames.pop();
        // PowerShell runs the value behind the brackets: iex (...).Content
        boolean command = selected && CodeWords.isPowerShellRun(closed.callee);
        if (closed.callee.isEmpty() || command) {
            group(closed);
        } else {
            call(closed);
        }
        dotted = false;
    }

    private void call(CodeFrame closed) {
        String method = closed.callee.substring(closed.callee.lastIndexOf('.') + 1);
        boolean onValue = frame.hasOperand() && (closed.callee.startsWith("().") || closed.callee.startsWith("."));
        String result = onValue && CodeCalls.same(method) ? null : calls.read(closed);
        boolean part = onValue && frame.isFetched();
        if (result != null && !part) {
            frame.add(result, result.indexOf(Places.UNKNOWN) < 0);
        }
        path = "()";
    }

    private void group(CodeFrame closed) {
        path = closed.open == '{' ? "" : "()";
        if (closed.index) {
            frame.add(String.valueOf(Places.UNKNOWN), false);
        }
        if (closed.open == '(' && !frame.hasOperand() && !closed.values().isEmpty() && closed.call == null) {
            CodeFrame.Value last = closed.values().get(closed.values().size() - 1);
            frame.add(last.text(), last.literal());
        }
    }

    /** A comma or semicolon: ends an argument, a member of an object, an element of a list or a statement. */
    void separate() {
        if (frames.isEmpty()) {
            statement();
        } else {
            member();
        }
        path = "";
    }

    private void member() {
        String key = frame.key();
        CodeFrame.Value value = frame.finish();
        if (value == null || (frame.call != null && frame.open != '{')) {
            return;
        }
        assigned(key, value, frame.open != ' ');
    }

    void statement() {
        String key = frame.key();
        CodeFrame.Value value = frame.finish();
        if (value != null) {
            assigned(key, value, false);
        }
        path = "";
    }

    private void assigned(String key, CodeFrame.Value value, boolean member) {
        if (!value.literal() || value.sent()) {
            if (!value.literal() && CodeCalls.loads(key) && key.indexOf('.') > 0 && isUnknown(value)) {
                calls.unknown();
            }
            return;
        }
        if (CodeCalls.markup(key)) {
            readers.markup(value.text(), spot.nested());
        } else if (key.indexOf('.') > 0 && CodeCalls.loads(key)) {
            readers.places().url(value.text(), spot);
        } else if (member && frame.call == null && !key.isEmpty()) {
            calls.keyed(value, List.of());
        } else if (UrlText.parse(value.text()) != null) {
            loose.add(value.text());
        }
        if (!key.isEmpty() && names.size() < MAX_NAMES) {
            names.put(key, value.text());
        }
    }

    private static boolean isUnknown(CodeFrame.Value value) {
        return value.number() < 0 && value.text().indexOf(Places.UNKNOWN) == 0;
    }

    /**
     * Ends the text. Literals that nothing was seen to use are only mentioned, except where a call got a value that
     * could not be told, which may be one of them.
     */
    void end() {
        while (!frames.isEmpty()) {
            close(false);
        }
        statement();
        Spot as = calls.computed() ? spot : spot.mention();
        for (String url : loose) {
            readers.places().url(url, as);
        }
    }
}
