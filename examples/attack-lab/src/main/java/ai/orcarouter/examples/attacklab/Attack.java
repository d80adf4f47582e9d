/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.attacklab;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An attack and its benign twin, which does much the same in earnest.
 *
 * @param name what it is called
 * @param layer what is expected to stop it
 * @param script the attack
 * @param landed whether it did harm
 * @param twin the twin
 * @param done whether the twin's work was done
 */
record Attack(
        String name,
        Layer layer,
        Play.Script script,
        Predicate<World> landed,
        Play.Script twin,
        Predicate<World> done) {
    /**
     * What came of an attack.
     *
     * @param bare whether it landed with nothing in between
     * @param guarded whether it landed with the library in between
     * @param stopOrNull what stopped it
     * @param twin whether the work of the twin was done with the library in between, and nothing stopped it
     */
    record Result(Attack attack, boolean bare, boolean guarded, Hands.@Nullable Stop stopOrNull, boolean twin) {
        /** Whether everything came out as it should. */
        boolean isGood() {
            return bare && !guarded && twin && stopOrNull != null && stopOrNull.layer() == attack.layer();
        }
    }

    /** Plays it three times, each in a world of its own. */
    Result play() {
        Play.Outcome bare = Play.bare(script, landed);
        Play.Outcome guarded = Play.guarded(script, landed);
        Play.Outcome benign = Play.guarded(twin, done);
        return new Result(
                this,
                bare.happened(),
                guarded.happened(),
                guarded.stopOrNull(),
                benign.happened() && isAsMeant(benign));
    }

    /** A hold that a person lifts is what the twin of a replay asks for; nothing else may stop a twin. */
    private static boolean isAsMeant(Play.Outcome benign) {
        return benign.stopOrNull() == null || benign.stopOrNull().layer() == Layer.APPROVAL;
    }
}
