/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.util.List;

/** One word of a shell command, in the parts that quoting and expansion cut it into. */
record ShellWord(List<Part> parts) {
    /** What a part is. */
    enum Kind {
        /** Characters that stand for themselves. */
        TEXT,
        /** The name of a variable. */
        VARIABLE,
        /** The text of a command whose output stands here. */
        SUBSTITUTION,
        /** The text of a command whose output is a file here. */
        PROCESS
    }

    /**
     * A part of a word.
     *
     * @param kind what {@code text} is
     * @param text characters, name or command
     * @param quoted whether it is inside quotes, so that spaces do not split it
     */
    record Part(Kind kind, String text, boolean quoted) {}

    /** The text when nothing in it expands, else null-free best effort with {@link Places#UNKNOWN} for the rest. */
    String literal() {
        if (parts.size() == 1 && parts.get(0).kind() == Kind.TEXT) {
            return parts.get(0).text();
        }
        StringBuilder out = new StringBuilder();
        for (Part part : parts) {
            if (part.kind() == Kind.TEXT) {
                out.append(part.text());
            } else {
                out.append(Places.UNKNOWN);
            }
        }
        return out.toString();
    }

    /** Whether it is exactly this text without any quoting, as keywords must be. */
    boolean isBare(String text) {
        return parts.size() == 1
                && parts.get(0).kind() == Kind.TEXT
                && !parts.get(0).quoted()
                && parts.get(0).text().equals(text);
    }
}
