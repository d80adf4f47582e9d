/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.model;

/**
 * A part of a scanned file.
 *
 * @param file the path in the package, with {@code /} between folders
 * @param line the first line, from 1; 0 for the file as a whole
 * @param column the first column, from 1, in UTF-16 units
 * @param endLine the last line
 * @param endColumn the column behind the last character
 */
public record SourceSpan(String file, int line, int column, int endLine, int endColumn) {
    /** A file as a whole. */
    public static SourceSpan of(String file) {
        return new SourceSpan(file, 0, 0, 0, 0);
    }

    /** {@code file:line}, or the file alone. */
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line;
    }
}
