/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.rule;

/**
 * How much the rules that are data may do for one package: the characters of what was found, which is what finding it
 * took, and the matches that were weighed. A package that needs more than any honest one is not looked at to its end,
 * and says so.
 */
public final class RuleWork {
    private static final int MAX = 4_000_000;

    /** What an occurrence takes, however short it is, in characters. */
    private static final int OCCURRENCE = 16;

    /** What looking at the conditions of a match takes, in characters. */
    private static final int MATCH = 4;

    /** What telling what speaks for and against a match takes, in characters. */
    private static final int OBSERVATION = 200;

    private int finding = MAX;
    private int weighing = MAX;

    /** Says that something was found; false when there was no room for it. */
    boolean found(int length) {
        finding -= finding < 0 ? 0 : length + OCCURRENCE;
        return finding >= 0;
    }

    /** Says that a match is looked at; false when there was no room for it. */
    boolean weighed() {
        return weigh(MATCH);
    }

    /** Says that a match is handed on; false when there was no room for it. */
    boolean observed() {
        return weigh(OBSERVATION);
    }

    private boolean weigh(int units) {
        weighing -= weighing < 0 ? 0 : units;
        return weighing >= 0;
    }

    /** How much was done, in characters. */
    public long done() {
        return 2L * MAX - Math.max(0, finding) - Math.max(0, weighing);
    }

    /** Whether some match was not looked at. */
    public boolean isSpent() {
        return weighing < 0;
    }
}
