/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core;

import java.util.Locale;

/**
 * One finding about an authored document, with its place.
 *
 * @param severity whether the document is refused for it
 * @param file the document's name as given by the caller, empty when it has none
 * @param line line of the finding from 1, 0 when the document has no text
 * @param column column of the finding from 1, 0 when the document has no text
 * @param pointer JSON pointer (RFC 6901) of the value at fault
 * @param subject the rule or policy it belongs to, for people; may be empty
 * @param message what is wrong
 * @param hint what would be right; may be empty
 */
public record Issue(
        Severity severity,
        String file,
        int line,
        int column,
        String pointer,
        String subject,
        String message,
        String hint) {

    /** An error at {@code pointer} of a document that has no text, such as one built in code. */
    public static Issue error(String pointer, String subject, String message, String hint) {
        return new Issue(Severity.ERROR, "", 0, 0, pointer, subject, message, hint);
    }

    /** A warning at {@code pointer} of a document that has no text. */
    public static Issue warning(String pointer, String subject, String message, String hint) {
        return new Issue(Severity.WARNING, "", 0, 0, pointer, subject, message, hint);
    }

    /** The same finding with its place in a text. */
    public Issue at(String inFile, int atLine, int atColumn) {
        return new Issue(severity, inFile, atLine, atColumn, pointer, subject, message, hint);
    }

    /** Whether the document is refused for this finding. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /**
     * One line for people: {@code file:line:column: error: message (subject) at pointer; hint}. Characters of the
     * document that could upset a terminal are escaped.
     */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        if (!file.isEmpty()) {
            out.append(file).append(':');
        }
        if (line > 0) {
            out.append(line).append(':').append(column).append(':');
        }
        if (out.length() > 0) {
            out.append(' ');
        }
        out.append(severity == Severity.ERROR ? "error: " : "warning: ").append(message);
        if (!subject.isEmpty()) {
            out.append(" (").append(subject).append(')');
        }
        out.append(" at ").append(pointer.isEmpty() ? "the document root" : pointer);
        if (!hint.isEmpty()) {
            out.append("; ").append(hint);
        }
        return printable(out);
    }

    private static String printable(CharSequence line) {
        StringBuilder out = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.UNASSIGNED -> out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
