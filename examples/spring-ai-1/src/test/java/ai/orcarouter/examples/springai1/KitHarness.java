/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.springai1;

import ai.orcarouter.firewall.testkit.mediation.AgentHarness;
import ai.orcarouter.firewall.testkit.mediation.AgentSetup;
import ai.orcarouter.firewall.testkit.mediation.Capability;
import ai.orcarouter.firewall.testkit.mediation.Door;
import ai.orcarouter.firewall.testkit.mediation.Feature;
import ai.orcarouter.firewall.testkit.mediation.ScriptedCall;
import ai.orcarouter.firewall.testkit.mediation.ScriptedTool;
import ai.orcarouter.firewall.testkit.mediation.ToolMessage;
import ai.orcarouter.firewall.testkit.mediation.Transcript;
import ai.orcarouter.firewall.testkit.mediation.Wrap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.client.advisor.ToolCallAdvisor;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.model.ToolContext;
import org.springframework.ai.model.tool.ToolCallingManager;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.ToolCallbackProvider;
import org.springframework.ai.tool.resolution.ToolCallbackResolver;

/** Spring AI's chat client, tool loop and manager around a scripted model. */
final class KitHarness implements AgentHarness {
    private final Set<Wrap> without;

    KitHarness() {
        this(Set.of());
    }

    private KitHarness(Set<Wrap> without) {
        this.without = without;
    }

    @Override
    public Map<Feature, String> lacks() {
        Map<Feature, String> lacks = new HashMap<>();
        lacks.put(Door.MCP, "Spring AI offers MCP tools as a ToolCallbackProvider, which is the door PROVIDED");
        lacks.put(Door.RESOURCE, "Spring AI does not offer resources of MCP servers as tools");
        lacks.put(Capability.CONCURRENT_CALLS, "DefaultToolCallingManager runs the calls of a turn one after another");
        return lacks;
    }

    @Override
    public List<Wrap> wraps() {
        return Stream.of("tools", "function", "provider", "resolver")
                .map(Wrap::new)
                .toList();
    }

    @Override
    public AgentHarness without(Wrap wrap) {
        return new KitHarness(Set.of(wrap));
    }

    private boolean wraps(String name) {
        Wrap wrap = new Wrap(name);
        return wraps().contains(wrap) && !without.contains(wrap);
    }

    @Override
    public Transcript run(AgentSetup setup) {
        Map<String, String> canonical = new HashMap<>();
        setup.tools().forEach(tool -> canonical.put(tool.shownName(), tool.name()));
        OrcaTools tools = new OrcaTools(setup.guard(), tool -> {
            String shown = tool.getToolDefinition().name();
            String known = canonical.getOrDefault(shown, shown);
            return known.equals(shown) ? List.of(shown) : List.of(known, shown);
        });
        List<Object> offered = new ArrayList<>();
        List<ToolCallback> declared = KitTools.methods(setup.comingBy(Door.DECLARED));
        offered.addAll(
                List.of(wraps("tools") ? tools.guard(declared.toArray(ToolCallback[]::new)) : declared.toArray()));
        declared.addAll(KitTools.methods(setup.comingBy(Door.ADDED)));
        for (ScriptedTool tool : setup.comingBy(Door.MAPPED)) {
            ToolCallback function = KitTools.function(tool);
            offered.add(wraps("function") ? tools.guard(function) : function);
        }
        List<ToolCallback> provided = KitTools.methods(setup.comingBy(Door.PROVIDED));
        ToolCallbackProvider provider = () -> provided.toArray(ToolCallback[]::new);
        offered.add(wraps("provider") ? tools.guard(provider) : provider);
        ChatClientWith built = client(setup, tools, offered);
        provided.addAll(KitTools.methods(setup.comingBy(Door.LATE)));
        return setup.byCode() ? byCode(setup, offered) : byModel(setup, built);
    }

    /** A client and its model. */
    private record ChatClientWith(ChatClient client, ScriptedChatModel model) {}

    private ChatClientWith client(AgentSetup setup, OrcaTools tools, List<Object> offered) {
        Map<String, ToolCallback> found = new HashMap<>();
        setup.comingBy(Door.RESOLVED).forEach(tool -> found.put(tool.shownName(), KitTools.method(tool)));
        ToolCallbackResolver resolver = found::get;
        ToolCallingManager manager = ToolCallingManager.builder()
                .toolCallbackResolver(wraps("resolver") ? tools.guard(resolver) : resolver)
                .build();
        List<List<AssistantMessage.ToolCall>> turns = new ArrayList<>();
        for (List<ScriptedCall> turn : setup.turns()) {
            turns.add(turn.stream()
                    .map(call -> ScriptedChatModel.call(call.id(), call.tool(), call.arguments()))
                    .toList());
        }
        ScriptedChatModel model = new ScriptedChatModel(turns, List.of("do", "ne"));
        ChatClient.Builder client = ChatClient.builder(model)
                .defaultAdvisors(
                        ToolCallAdvisor.builder().toolCallingManager(manager).build())
                .defaultToolCallbacks(
                        offered.stream().filter(ToolCallback.class::isInstance).toArray(ToolCallback[]::new))
                .defaultToolCallbacks(offered.stream()
                        .filter(ToolCallbackProvider.class::isInstance)
                        .toArray(ToolCallbackProvider[]::new));
        return new ChatClientWith(client.build(), model);
    }

    private static Map<String, Object> context(AgentSetup setup) {
        return Map.of(OrcaTools.CALL_CONTEXT, setup.context(), OrcaTools.RUN, setup.runId());
    }

    private static Transcript byModel(AgentSetup setup, ChatClientWith built) {
        String answer = "";
        Throwable failure = null;
        try {
            ChatClient.ChatClientRequestSpec request =
                    built.client().prompt("go").toolContext(context(setup));
            String said = setup.streaming()
                    ? String.join("", request.stream().content().toIterable())
                    : request.call().content();
            answer = said == null ? "" : said;
        } catch (RuntimeException e) {
            failure = e;
        }
        List<ToolMessage> seen = new ArrayList<>();
        built.model().seen().forEach(each -> seen.add(new ToolMessage(each.id(), each.responseData())));
        return new Transcript(seen, answer, failure);
    }

    private static Transcript byCode(AgentSetup setup, List<Object> offered) {
        List<ToolMessage> seen = new ArrayList<>();
        for (List<ScriptedCall> turn : setup.turns()) {
            for (ScriptedCall call : turn) {
                for (Object each : offered) {
                    if (each instanceof ToolCallback tool
                            && tool.getToolDefinition().name().equals(call.tool())) {
                        seen.add(new ToolMessage(
                                call.id(), tool.call(call.arguments(), new ToolContext(context(setup)))));
                    }
                }
            }
        }
        return new Transcript(seen, AgentSetup.DONE, null);
    }
}
