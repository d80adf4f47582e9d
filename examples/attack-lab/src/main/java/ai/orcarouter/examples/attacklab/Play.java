/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.attacklab;

import ai.orcarouter.core.net.DialGuard;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One run of a script, in a world of its own. */
record Play(World world, WeatherServer weather, ScriptedAgent agent, Hands hands) {
    /** What happens in a run. */
    @FunctionalInterface
    interface Script {
        /** Plays it. */
        void play(Play play);
    }

    /**
     * What came of a run.
     *
     * @param happened whether what was looked for happened in the world
     * @param stopOrNull what was stopped last
     */
    record Outcome(boolean happened, Hands.@Nullable Stop stopOrNull) {}

    /** Plays a script with nothing in between. */
    static Outcome bare(Script script, Predicate<World> happened) {
        World world = new World(network -> network::trusting);
        WeatherServer weather = new WeatherServer(world.received());
        try (Hands hands = new BareHands(world, weather)) {
            return play(world, weather, hands, script, happened);
        }
    }

    /** Plays a script with the library in between; connections are those of the dial guard. */
    static Outcome guarded(Script script, Predicate<World> happened) {
        World world = new World(network -> DialGuard.builder().resolver(network).build()::lookup);
        WeatherServer weather = new WeatherServer(world.received());
        try (Hands hands = new GuardedHands(world, weather)) {
            return play(world, weather, hands, script, happened);
        }
    }

    private static Outcome play(
            World world, WeatherServer weather, Hands hands, Script script, Predicate<World> happened) {
        script.play(new Play(world, weather, new ScriptedAgent(hands), hands));
        return new Outcome(happened.test(world), hands.stopped().orElse(null));
    }
}
