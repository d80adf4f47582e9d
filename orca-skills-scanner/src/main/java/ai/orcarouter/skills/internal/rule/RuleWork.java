/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.rule;

import ai.orcarouter.skills.internal.text.Shares;
import java.util.Arrays;

/**
 * How much the rules that are data may do for one package: the characters of what was found, which is what finding it
 * took, and the matches that were weighed. A package that needs more than any honest one is not looked at to its end,
 * and says so.
 */
public final class RuleWork {
    private static final int MAX = 4_000_000;

    /** What a text needs, however short it is. */
    private static final int LEAST = 4_000;

    /** What an occurrence takes, however short it is, in characters. */
    private static final int OCCURRENCE = 16;

    /** What looking at the conditions of a match takes, in characters. */
    private static final int MATCH = 4;

    /** What telling what speaks for and against a match takes, in characters. */
    private static final int OBSERVATION = 200;

    private final Meter finding;
    private final Meter weighing;
    private final int[] shares;

    /** For texts of a package that share all of it. */
    public RuleWork() {
        this(new int[0]);
    }

    /**
     * For the texts of a package, half of it by their lengths: what is dense in one text does not take what is
     * another's.
     *
     * @param lengths of the texts
     */
    public RuleWork(int[] lengths) {
        int[] needs = Arrays.stream(lengths).map(length -> LEAST + 2 * length).toArray();
        shares = Shares.of(needs, MAX / 2);
        int left = MAX - Arrays.stream(shares).sum();
        finding = new Meter(left);
        weighing = new Meter(left);
    }

    /** Goes on to find in a text. */
    public void find(int text) {
        finding.begin(shares[text]);
    }

    /** Goes on to weigh what was found in a text. */
    public void weigh(int text) {
        weighing.begin(shares[text]);
    }

    /** Says that something was found; false when there was no room for it. */
    boolean found(int length) {
        return finding.take(length + OCCURRENCE);
    }

    /** Says that a match is looked at; false when there was no room for it. */
    boolean weighed() {
        return weighing.take(MATCH);
    }

    /** Says that a match is handed on; false when there was no room for it. */
    boolean observed() {
        return weighing.take(OBSERVATION);
    }

    /** How much was done, in characters. */
    public long done() {
        return finding.done() + weighing.done();
    }

    /** Whether some match of the text was not looked at. */
    public boolean isSpent() {
        return weighing.isSpent();
    }
}
