/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.langchain4j;

import ai.orcarouter.firewall.testkit.mediation.AgentHarness;
import ai.orcarouter.firewall.testkit.mediation.AgentSetup;
import ai.orcarouter.firewall.testkit.mediation.Door;
import ai.orcarouter.firewall.testkit.mediation.Feature;
import ai.orcarouter.firewall.testkit.mediation.ScriptedCall;
import ai.orcarouter.firewall.testkit.mediation.ScriptedTool;
import ai.orcarouter.firewall.testkit.mediation.ToolMessage;
import ai.orcarouter.firewall.testkit.mediation.Transcript;
import ai.orcarouter.firewall.testkit.mediation.Wrap;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.mcp.McpToolProvider;
import dev.langchain4j.mcp.client.McpClient;
import dev.langchain4j.mcp.resourcesastools.DefaultMcpResourcesAsToolsPresenter;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.Result;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.tool.AiServiceTool;
import dev.langchain4j.service.tool.ToolExecutionResult;
import dev.langchain4j.service.tool.ToolExecutor;
import dev.langchain4j.service.tool.ToolProvider;
import dev.langchain4j.service.tool.ToolProviderResult;
import dev.langchain4j.service.tool.ToolService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** LangChain4j's own loop over scripted tools, guarded as a host would guard them. */
final class LangChain4jHarness implements AgentHarness {
    private static final Wrap OBJECTS = new Wrap("objects with @Tool");
    private static final Wrap MAPS = new Wrap("maps of executors");
    private static final Wrap PROVIDERS = new Wrap("tool providers");
    private static final Wrap MCP = new Wrap("the MCP tool provider");
    private static final Wrap EXECUTE = new Wrap("execute(request, memoryId)");
    private static final Wrap WITH_CONTEXT = new Wrap("executeWithContext(request, context)");

    private final @Nullable Wrap leftOut;

    LangChain4jHarness() {
        this(null);
    }

    private LangChain4jHarness(@Nullable Wrap leftOut) {
        this.leftOut = leftOut;
    }

    /** What users have: a service whose answer tells of its tools. */
    interface Assistant {
        /** Runs to the end. */
        Result<String> chat(String message);
    }

    /** The same with streamed answers. */
    interface StreamingAssistant {
        /** Starts. */
        TokenStream chat(String message);
    }

    @Override
    public List<Wrap> wraps() {
        return List.of(OBJECTS, MAPS, PROVIDERS, MCP, EXECUTE, WITH_CONTEXT);
    }

    @Override
    public AgentHarness without(Wrap wrap) {
        return new LangChain4jHarness(wrap);
    }

    @Override
    public Map<Feature, String> lacks() {
        return Map.of(Door.RESOLVED, "LangChain4j looks a tool up among those of the invocation and nowhere else");
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
        ScriptedModel model = new ScriptedModel(turns(setup));
        List<AiServiceTool> own = new ArrayList<>(objects(setup, orca));
        own.addAll(maps(setup, orca));
        try {
            if (setup.byCode()) {
                return byCode(setup, own);
            }
            return setup.streaming() ? streamed(setup, orca, own, model) : blocking(setup, orca, own, model);
        } catch (RuntimeException e) {
            return new Transcript(model.seen(), "", e);
        }
    }

    private static Transcript blocking(
            AgentSetup setup, List<AiServiceTool> own, ScriptedModel model, AiServices<Assistant> builder) {
        Assistant assistant = builder.chatModel(model.blocking()).tools(own).build();
        Result<String> result = assistant.chat("go");
        if (model.seen().isEmpty() || setup.tools().stream().anyMatch(ScriptedTool::returnsDirect)) {
            List<ToolMessage> seen = result.toolExecutions().stream()
                    .map(done -> new ToolMessage(done.request().id(), done.result()))
                    .toList();
            return new Transcript(seen, String.valueOf(result.content()), null);
        }
        return new Transcript(model.seen(), result.content(), null);
    }

    private Transcript blocking(AgentSetup setup, OrcaTools orca, List<AiServiceTool> own, ScriptedModel model) {
        return blocking(setup, own, model, started(setup, orca, AiServices.builder(Assistant.class)));
    }

    private Transcript streamed(AgentSetup setup, OrcaTools orca, List<AiServiceTool> own, ScriptedModel model) {
        StreamingAssistant assistant = started(setup, orca, AiServices.builder(StreamingAssistant.class))
                .streamingChatModel(model.streaming())
                .tools(own)
                .build();
        CompletableFuture<String> answer = new CompletableFuture<>();
        assistant
                .chat("go")
                .onPartialResponse(part -> {})
                .onCompleteResponse(
                        response -> answer.complete(response.aiMessage().text()))
                .onError(answer::completeExceptionally)
                .start();
        String text = answer.join();
        return new Transcript(model.seen(), text, null);
    }

    private <T> AiServices<T> started(AgentSetup setup, OrcaTools orca, AiServices<T> builder) {
        builder.toolProviders(List.of(provider(setup, orca), mcp(setup, orca)));
        return setup.concurrent() ? builder.executeToolsConcurrently() : builder;
    }

    /** A program that has the tools and runs them by the other of their two methods. */
    private Transcript byCode(AgentSetup setup, List<AiServiceTool> own) {
        Map<String, ToolExecutor> executors =
                own.stream().collect(Collectors.toMap(AiServiceTool::name, AiServiceTool::toolExecutor));
        List<ToolMessage> seen = new ArrayList<>();
        for (List<ScriptedCall> turn : setup.turns()) {
            for (ScriptedCall call : turn) {
                ToolExecutionRequest request = ToolExecutionRequest.builder()
                        .id(call.id())
                        .name(call.tool())
                        .arguments(call.arguments())
                        .build();
                String text = Objects.requireNonNull(executors.get(call.tool())).execute(request, "memory");
                seen.add(new ToolMessage(call.id(), text));
            }
        }
        return new Transcript(seen, AgentSetup.DONE, null);
    }

    private List<AiServiceTool> objects(AgentSetup setup, OrcaTools orca) {
        List<AiServiceTool> out = new ArrayList<>();
        for (ScriptedTool tool : setup.comingBy(Door.DECLARED)) {
            Object object = DeclaredTools.of(tool);
            AiServiceTool raw = ToolService.findTools(object).get(0);
            AiServiceTool guarded = orca.guard(object).get(0);
            out.add(raw.toBuilder()
                    .toolExecutor(new Mutant(raw.toolExecutor(), guarded.toolExecutor()))
                    .build());
        }
        return out;
    }

    /** The guarded executor, but for the method that is left out. */
    private final class Mutant implements ToolExecutor {
        private final ToolExecutor raw;
        private final ToolExecutor guarded;

        Mutant(ToolExecutor raw, ToolExecutor guarded) {
            this.raw = raw;
            this.guarded = guarded;
        }

        private ToolExecutor by(Wrap method) {
            return OBJECTS.equals(leftOut) || method.equals(leftOut) ? raw : guarded;
        }

        @Override
        public String execute(ToolExecutionRequest request, Object memoryId) {
            return by(EXECUTE).execute(request, memoryId);
        }

        @Override
        public ToolExecutionResult executeWithContext(ToolExecutionRequest request, InvocationContext context) {
            return by(WITH_CONTEXT).executeWithContext(request, context);
        }
    }

    private List<AiServiceTool> maps(AgentSetup setup, OrcaTools orca) {
        Map<ToolSpecification, ToolExecutor> map = executors(setup.comingBy(Door.MAPPED));
        List<AiServiceTool> tools = MAPS.equals(leftOut)
                ? ToolProviderResult.builder().addAll(map).build().aiServiceTools()
                : orca.guard(map);
        map.putAll(executors(setup.comingBy(Door.ADDED)));
        return tools;
    }

    private static Map<ToolSpecification, ToolExecutor> executors(List<ScriptedTool> tools) {
        Map<ToolSpecification, ToolExecutor> out = new LinkedHashMap<>();
        tools.forEach(tool -> out.put(specification(tool), (request, memoryId) -> tool.execute(request.arguments())));
        return out;
    }

    /** Has the late tools only when it is asked the first time. */
    private ToolProvider provider(AgentSetup setup, OrcaTools orca) {
        ToolProvider raw = request -> {
            Map<ToolSpecification, ToolExecutor> tools = executors(setup.comingBy(Door.PROVIDED));
            tools.putAll(executors(setup.comingBy(Door.LATE)));
            return ToolProviderResult.builder().addAll(tools).build();
        };
        return PROVIDERS.equals(leftOut) ? raw : orca.guard(raw);
    }

    private ToolProvider mcp(AgentSetup setup, OrcaTools orca) {
        List<ScriptedTool> resources = setup.comingBy(Door.RESOURCE);
        McpClient client = ScriptedMcpServer.client(setup.comingBy(Door.MCP), resources);
        McpToolProvider.Builder builder = McpToolProvider.builder().mcpClients(client);
        if (!resources.isEmpty()) {
            builder.resourcesAsToolsPresenter(DefaultMcpResourcesAsToolsPresenter.builder()
                    .nameOfGetResourceTool(resources.get(0).shownName())
                    .build());
        }
        ToolProvider raw = builder.build();
        return MCP.equals(leftOut) ? raw : orca.guard(raw);
    }

    /** The script; a resource is read by the arguments that its tool takes. */
    private static List<List<ScriptedCall>> turns(AgentSetup setup) {
        if (setup.comingBy(Door.RESOURCE).isEmpty()) {
            return setup.turns();
        }
        String arguments =
                "{\"mcpServer\":\"" + ScriptedMcpServer.KEY + "\",\"uri\":\"" + ScriptedMcpServer.URI + "\"}";
        return setup.turns().stream()
                .map(turn -> turn.stream()
                        .map(call -> new ScriptedCall(call.id(), call.tool(), arguments))
                        .toList())
                .toList();
    }

    static ToolSpecification specification(ScriptedTool tool) {
        return ToolSpecification.builder()
                .name(tool.shownName())
                .description("a tool")
                .parameters(JsonObjectSchema.builder()
                        .addStringProperty("path")
                        .addStringProperty("url")
                        .addStringProperty("note")
                        .build())
                .build();
    }
}
