/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.adk;

import ai.orcarouter.firewall.testkit.mediation.AgentHarness;
import ai.orcarouter.firewall.testkit.mediation.AgentSetup;
import ai.orcarouter.firewall.testkit.mediation.Capability;
import ai.orcarouter.firewall.testkit.mediation.Door;
import ai.orcarouter.firewall.testkit.mediation.Feature;
import ai.orcarouter.firewall.testkit.mediation.ScriptedTool;
import ai.orcarouter.firewall.testkit.mediation.ToolMessage;
import ai.orcarouter.firewall.testkit.mediation.Transcript;
import ai.orcarouter.firewall.testkit.mediation.Wrap;
import com.google.adk.agents.BaseAgent;
import com.google.adk.agents.LlmAgent;
import com.google.adk.agents.ReadonlyContext;
import com.google.adk.agents.RunConfig;
import com.google.adk.agents.RunConfig.StreamingMode;
import com.google.adk.agents.RunConfig.ToolExecutionMode;
import com.google.adk.events.Event;
import com.google.adk.plugins.Plugin;
import com.google.adk.runner.InMemoryRunner;
import com.google.adk.sessions.Session;
import com.google.adk.tools.BaseTool;
import com.google.adk.tools.BaseToolset;
import com.google.genai.types.Content;
import com.google.genai.types.Part;
import io.reactivex.rxjava3.core.Flowable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** ADK's own runner over scripted tools, guarded as a host would guard them. */
final class AdkHarness implements AgentHarness {
    private static final Wrap PLUGIN = new Wrap("the plugin");
    private static final Wrap TOOLS = new Wrap("tools of agents that are code");

    private final @Nullable Wrap leftOut;

    AdkHarness() {
        this(null);
    }

    private AdkHarness(@Nullable Wrap leftOut) {
        this.leftOut = leftOut;
    }

    @Override
    public List<Wrap> wraps() {
        return List.of(PLUGIN, TOOLS);
    }

    @Override
    public AgentHarness without(Wrap wrap) {
        return new AdkHarness(wrap);
    }

    @Override
    public Map<Feature, String> lacks() {
        return Map.of(
                Door.MAPPED, "ADK has objects for tools, and no pairs of descriptions and functions",
                Door.RESOURCE, "ADK gives a model no tool that reads resources of MCP servers",
                Door.RESOLVED, "ADK looks a tool up among those of the request and nowhere else",
                Capability.TEXT_ARGUMENTS, "models of ADK hand arguments over as members, never as a text");
    }

    @Override
    public Transcript run(AgentSetup setup) {
        OrcaTools orca = OrcaTools.builder(setup.guard())
                .caller(context -> setup.context())
                .run(context -> setup.runId())
                .names(shown -> setup.tools().stream()
                        .filter(tool -> tool.shownName().equals(shown))
                        .map(ScriptedTool::name)
                        .toList())
                .build();
        ScriptedLlm model = new ScriptedLlm(setup.turns());
        List<BaseTool> late = new CopyOnWriteArrayList<>();
        BaseAgent agent = setup.byCode() ? code(setup, orca) : llm(setup, model, late);
        setup.comingBy(Door.LATE).forEach(tool -> late.add(new ScriptedAdkTool(tool)));
        setup.comingBy(Door.ADDED).forEach(tool -> late.add(new ScriptedAdkTool(tool)));
        List<Plugin> plugins = PLUGIN.equals(leftOut) ? List.of() : List.of(orca.plugin());
        List<Event> events = new ArrayList<>();
        Throwable failure = null;
        try {
            start(new InMemoryRunner(agent, "test", plugins), setup).blockingForEach(events::add);
        } catch (RuntimeException e) {
            failure = e;
        }
        return transcript(setup, model, events, failure);
    }

    private static Flowable<Event> start(InMemoryRunner runner, AgentSetup setup) {
        Session session = runner.sessionService().createSession("test", "user").blockingGet();
        RunConfig config = RunConfig.builder()
                .streamingMode(setup.streaming() ? StreamingMode.SSE : StreamingMode.NONE)
                .toolExecutionMode(
                        setup.concurrent() ? ToolExecutionMode.PARALLEL_SUBSCRIBE : ToolExecutionMode.SEQUENTIAL)
                .build();
        return runner.runAsync("user", session.id(), Content.fromParts(Part.fromText("go")), config);
    }

    private static Transcript transcript(
            AgentSetup setup, ScriptedLlm model, List<Event> events, @Nullable Throwable failure) {
        List<ToolMessage> answered = events.stream()
                .flatMap(event -> event.functionResponses().stream())
                .map(ScriptedLlm::message)
                .toList();
        StringBuilder answer = new StringBuilder();
        events.stream()
                .flatMap(event -> event.content().stream())
                .flatMap(content -> content.parts().orElse(List.of()).stream())
                .forEach(part -> part.text().ifPresent(answer::append));
        boolean unread = setup.byCode() || setup.tools().stream().anyMatch(ScriptedTool::returnsDirect);
        return new Transcript(unread ? answered : model.seen(), answer.toString(), failure);
    }

    private static LlmAgent llm(AgentSetup setup, ScriptedLlm model, List<BaseTool> late) {
        List<Object> tools = new ArrayList<>();
        setup.comingBy(Door.DECLARED).forEach(tool -> tools.add(new ScriptedAdkTool(tool)));
        tools.add(new Tools(setup.comingBy(Door.PROVIDED).stream()
                .map(ScriptedAdkTool::new)
                .map(BaseTool.class::cast)
                .toList()));
        tools.add(new Tools(late));
        if (!setup.comingBy(Door.MCP).isEmpty()) {
            tools.add(ScriptedMcpServer.toolset(setup.comingBy(Door.MCP)));
        }
        return LlmAgent.builder().name("agent").model(model).tools(tools).build();
    }

    private CodeAgent code(AgentSetup setup, OrcaTools orca) {
        List<BaseTool> tools = setup.comingBy(Door.DECLARED).stream()
                .map(ScriptedAdkTool::new)
                .map(tool -> TOOLS.equals(leftOut) ? tool : orca.guard(tool))
                .toList();
        return new CodeAgent(tools, setup.turns());
    }

    /** A tool set that has what its list has. */
    private record Tools(List<BaseTool> list) implements BaseToolset {
        @Override
        public Flowable<BaseTool> getTools(ReadonlyContext context) {
            return Flowable.fromIterable(list);
        }

        @Override
        public void close() {}
    }
}
