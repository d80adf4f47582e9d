/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import ai.orcarouter.core.net.internal.extract.ShellWord.Kind;
import ai.orcarouter.core.net.internal.extract.ShellWord.Part;
import java.util.ArrayList;
import java.util.List;

/** Collects the parts of the word that is being read. */
final class ShellWordBuilder {
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private boolean quotedText;
    private boolean started;

    void append(char c) {
        text.append(c);
        started = true;
    }

    void quoted(char c) {
        text.append(c);
        started = true;
        quotedText = true;
    }

    void quoted(String more) {
        text.append(more);
        started = true;
        quotedText = true;
    }

    void part(Kind kind, String value, boolean quoted) {
        flush();
        parts.add(new Part(kind, value, quoted));
        started = true;
    }

    boolean isEmpty() {
        return !started;
    }

    boolean endsWith(char c) {
        return text.length() > 0 && text.charAt(text.length() - 1) == c;
    }

    /** Whether it is a bare number, which before a redirection names a descriptor. */
    boolean isDigits() {
        return parts.isEmpty() && !quotedText && Ascii.digits(text.toString());
    }

    void clear() {
        parts.clear();
        text.setLength(0);
        quotedText = false;
        started = false;
    }

    ShellWord take() {
        flush();
        if (parts.isEmpty()) {
            parts.add(new Part(Kind.TEXT, "", true));
        }
        ShellWord word = new ShellWord(List.copyOf(parts));
        clear();
        return word;
    }

    private void flush() {
        if (text.length() > 0) {
            parts.add(new Part(Kind.TEXT, text.toString(), quotedText));
            text.setLength(0);
            quotedText = false;
        }
    }
}
