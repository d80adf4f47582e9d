/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.model;

import java.util.List;

/**
 * Some lines of a scanned file, as they were written: hostile text, to be escaped by whoever shows it.
 *
 * @param firstLine number of the first of them, from 1; 0 when there are none
 * @param lines without line ends, each cut to {@link #MAX_CHARS}
 */
public record Excerpt(int firstLine, List<String> lines) {
    /** The most characters of a line. */
    public static final int MAX_CHARS = 400;

    private static final Excerpt NONE = new Excerpt(0, List.of());

    /** Copies the lines. */
    public Excerpt {
        lines = List.copyOf(lines);
    }

    /** No lines. */
    public static Excerpt none() {
        return NONE;
    }
}
