/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

/** Turns UTF-16 offsets of a text into offsets in code points. Cheapest where offsets are asked for in order. */
final class CodePoints {
    private final String text;
    private int units;
    private int points;

    CodePoints(String text) {
        this.text = text;
    }

    /** How many code points stand before {@code offset}. */
    int at(int offset) {
        if (offset < units) {
            units = 0;
            points = 0;
        }
        points += text.codePointCount(units, offset);
        units = offset;
        return points;
    }
}
