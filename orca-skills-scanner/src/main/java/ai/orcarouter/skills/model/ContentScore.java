/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.model;

import java.util.List;

/**
 * The score of what the files hold: 100 times the probability that at least one finding counts, with one vote for each
 * rule (skills.md 4.3).
 *
 * @param score from 0 to 100
 * @param band by the cuts 20, 50 and 80, never below the strongest finding
 * @param executable the score of code and commands alone
 * @param prose the score of prose alone
 * @param parts what each rule would come to alone, strongest first
 */
public record ContentScore(int score, Band band, int executable, int prose, List<ScorePart> parts) {
    /** Copies the parts. */
    public ContentScore {
        parts = List.copyOf(parts);
    }
}
