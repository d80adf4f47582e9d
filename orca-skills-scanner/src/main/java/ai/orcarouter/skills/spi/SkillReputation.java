/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.spi;

/**
 * What the host knows about how a capability has behaved: denials and anomalies raise its risk, clean streaks lower it
 * (REFERENCE 6.6). Asked once for each scan, never while a call is judged. Thread-safe.
 */
@FunctionalInterface
public interface SkillReputation {
    /** The most that reputation adds to the product score. */
    int MAX = 25;

    /** The most that it takes away. */
    int MIN = -10;

    /** Nothing is known about anybody. */
    SkillReputation NONE = (skill, publisher) -> 0;

    /**
     * Points to add to the product score, kept within {@link #MIN} and {@link #MAX}. When it throws, {@link #MAX}
     * counts, the scan counts as incomplete, and the capability is held until it is reviewed.
     *
     * @param skill name of the record
     * @param publisher the trusted publisher whose signature verified; empty for none
     */
    int points(String skill, String publisher);
}
