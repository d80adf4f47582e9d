/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.attacklab;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.net.DialRefusedException;
import ai.orcarouter.core.spi.TextScreen;
import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.GuardedAnswer;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.PolicyCodec;
import ai.orcarouter.firewall.ToolGuard;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.guardrails.AnswerStream;
import ai.orcarouter.guardrails.GuardrailCodec;
import ai.orcarouter.guardrails.GuardrailWorkspace;
import ai.orcarouter.guardrails.StreamScreener;
import ai.orcarouter.guardrails.TextContext;
import ai.orcarouter.guardrails.TextSanitizers;
import ai.orcarouter.mcp.McpGateway;
import ai.orcarouter.mcp.McpServerSet;
import ai.orcarouter.mcp.model.GatewayAnswer;
import ai.orcarouter.mcp.spi.McpServerSpec;
import ai.orcarouter.skills.SkillGovernance;
import ai.orcarouter.skills.SkillRegistration;
import ai.orcarouter.skills.SkillRegistry;
import ai.orcarouter.skills.SkillSource;
import ai.orcarouter.skills.ToolPoisonScanner;
import ai.orcarouter.skills.model.SkillKind;
import ai.orcarouter.skills.model.SkillOrigin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The library between the agent and its tools: a workspace with a policy, a guardrail and an MCP gateway. */
final class GuardedHands implements Hands {
    private static final Actor ADMIN = new Actor("ann", Role.ADMIN);
    private static final String RUN = "run-1";
    private static final String SERVER = "weather";

    private final World world;
    private final OrcaWorkspace workspace;
    private final GuardrailWorkspace guardrails;
    private final ToolGuard guard;
    private final SkillRegistry skills;
    private final McpServerSet servers;
    private final McpGateway gateway;
    private final List<String> approvals = new ArrayList<>();
    private String held = "";
    private @Nullable Stop stopped;

    GuardedHands(World world, WeatherServer weather) {
        this.world = world;
        workspace = OrcaWorkspace.builder("lab")
                .engine(engine ->
                        engine.resolver(world.network()).sanitizer(TextSanitizers.SECRETS, TextSanitizers.secrets()))
                .skillGovernance(SkillGovernance.builder()
                        .hostTools(World.tools())
                        .detection(false)
                        .build())
                .build();
        PolicyCodec codec = PolicyCodec.builder()
                .sanitizers(List.of(TextSanitizers.SECRETS))
                .build();
        workspace
                .admin()
                .policies()
                .create(
                        ADMIN,
                        codec.decode("policy.yaml", AttackLab.resource("policy.yaml")).policy().toBuilder()
                                .isDefault(true)
                                .build());
        guardrails = GuardrailWorkspace.of(workspace);
        guardrails
                .admin()
                .create(
                        ADMIN,
                        GuardrailCodec.decode("guardrail.yaml", AttackLab.resource("guardrail.yaml"))
                                .guardrail()
                                .toBuilder()
                                .isDefault(true)
                                .build());
        TextScreen screen = guardrails.textScreen(TextContext.anonymous());
        guard = ToolGuard.builder(workspace).textScreen(screen).build();
        skills = SkillRegistry.of(workspace);
        register(
                SERVER,
                SkillKind.MCP_SERVER,
                SkillOrigin.BUILTIN,
                List.of(),
                SkillSource.tools(SERVER, "{\"tools\":[]}"));
        servers = McpServerSet.builder()
                .add(McpServerSpec.inProcess(SERVER, weather))
                .toolScanner(ToolPoisonScanner.create())
                .build();
        gateway = McpGateway.builder()
                .workspace(workspace)
                .servers(servers)
                .textScreen(screen)
                .build();
    }

    @Override
    public String call(String tool, Map<String, ?> arguments) {
        CallContext context = CallContext.anonymous();
        for (String approval : approvals) {
            context = context.withApproval(approval);
        }
        ToolCall call = ToolCall.builder(tool)
                .arguments(Arguments.of(arguments))
                .run(RUN)
                .estimatedCostCents(World.costCents(tool))
                .build();
        return tool.startsWith(SERVER + ".") ? ask(context, call) : run(context, call);
    }

    /** What any adapter does with a call of a tool in its own process. */
    private String run(CallContext context, ToolCall call) {
        try {
            GuardedAnswer answer = guard.run(context, call, effective -> world.run(call.tool(), members(effective)));
            if (answer.outcome() != GuardedAnswer.Outcome.RAN) {
                held = answer.approvalId().orElse("");
                return stop(Layers.of(answer.decision()), answer.text());
            }
            answer.decision().rewrittenArguments().ifPresent(sent -> stop(Layer.SANITIZER, sent.toJson()));
            return answer.isWithheld() ? stop(Layer.RESULT_SCREEN, answer.text()) : answer.text();
        } catch (DialRefusedException e) {
            return stop(Layer.DIAL_GUARD, "firewall deny: the address is not dialled");
        } catch (Exception e) {
            return "failed";
        }
    }

    private static Map<?, ?> members(Arguments arguments) {
        return arguments.value() instanceof Map<?, ?> members ? members : Map.of();
    }

    private String ask(CallContext context, ToolCall call) {
        GatewayAnswer answer = gateway.callTool(context, call);
        Layers.of(answer).ifPresent(layer -> stop(layer, Layers.text(answer.resultJson())));
        return Layers.text(answer.resultJson());
    }

    private String stop(Layer layer, String seen) {
        stopped = new Stop(layer, seen);
        return seen;
    }

    @Override
    public List<String> descriptions() {
        return gateway.tools().tools().stream().map(tool -> tool.json()).toList();
    }

    @Override
    public void say(List<String> pieces) {
        StringBuilder sent = new StringBuilder();
        try (AnswerStream answer =
                guardrails.stream(TextContext.anonymous(), settings -> settings.mode(StreamScreener.Mode.MASK))) {
            pieces.forEach(piece -> sent.append(answer.push(piece)));
            sent.append(answer.finish());
            if (answer.result().blocked() || answer.result().mutated()) {
                stop(Layer.ANSWER_SCREEN, sent.toString());
            }
        }
        world.said().append(sent);
    }

    @Override
    public void toolsChanged() {
        servers.probe(SERVER);
    }

    @Override
    public boolean approve() {
        if (held.isEmpty()) {
            return false;
        }
        workspace.approvals().decide(ADMIN, held, true, "looked at it");
        approvals.add(held);
        held = "";
        return true;
    }

    @Override
    public void install(String skill, String tool, SkillSource source) {
        register(skill, SkillKind.SKILL, SkillOrigin.PRIVATE, List.of(tool), source);
    }

    private void register(String name, SkillKind kind, SkillOrigin origin, List<String> tools, SkillSource source) {
        try {
            skills.register(
                    ADMIN,
                    SkillRegistration.builder(name, kind, origin, source)
                            .allowedTools(tools)
                            .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Stop> stopped() {
        return Optional.ofNullable(stopped);
    }

    @Override
    public void close() {
        gateway.close();
        servers.close();
        workspace.close();
    }
}
