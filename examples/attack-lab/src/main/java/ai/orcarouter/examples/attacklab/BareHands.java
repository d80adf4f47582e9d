/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.attacklab;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.skills.SkillSource;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Nothing between the agent and its tools. */
final class BareHands implements Hands {
    private final World world;
    private final WeatherServer weather;

    BareHands(World world, WeatherServer weather) {
        this.world = world;
        this.weather = weather;
    }

    @Override
    public String call(String tool, Map<String, ?> arguments) {
        if (tool.equals(WeatherServer.TOOL)) {
            return weather.callTool("get_forecast", Arguments.of(arguments).toJson());
        }
        try {
            return world.run(tool, arguments);
        } catch (IOException e) {
            return "failed: " + e.getMessage();
        }
    }

    @Override
    public List<String> descriptions() {
        return List.of(weather.description());
    }

    @Override
    public void say(List<String> pieces) {
        pieces.forEach(world.said()::append);
    }

    @Override
    public void toolsChanged() {
        // Whoever asks for the tools again gets the new ones.
    }

    @Override
    public boolean approve() {
        return false;
    }

    @Override
    public void install(String skill, String tool, SkillSource source) {
        // Nobody looks at what is installed.
    }

    @Override
    public Optional<Stop> stopped() {
        return Optional.empty();
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
