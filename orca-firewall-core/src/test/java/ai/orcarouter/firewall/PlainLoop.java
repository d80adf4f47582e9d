/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.testkit.mediation.AgentHarness;
import ai.orcarouter.firewall.testkit.mediation.AgentSetup;
import ai.orcarouter.firewall.testkit.mediation.Door;
import ai.orcarouter.firewall.testkit.mediation.Feature;
import ai.orcarouter.firewall.testkit.mediation.ScriptedCall;
import ai.orcarouter.firewall.testkit.mediation.ScriptedTool;
import ai.orcarouter.firewall.testkit.mediation.ToolMessage;
import ai.orcarouter.firewall.testkit.mediation.Transcript;
import ai.orcarouter.firewall.testkit.mediation.Wrap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An agent loop written by hand: what a host without a framework has. It waits for no model and no network. */
final class PlainLoop implements AgentHarness {
    /** A tool as this loop knows it. */
    @FunctionalInterface
    private interface Executor {
        CompletionStage<String> execute(String arguments);
    }

    private static final Wrap DECLARED = new Wrap("declared tools");
    private static final Wrap MAPPED = new Wrap("pairs of names and functions");
    private static final Wrap PROVIDED = new Wrap("what the provider gives");
    private static final Wrap RESOLVED = new Wrap("what is found by name");
    private static final Wrap STREAMED = new Wrap("calls of streamed answers");
    private static final Wrap CODE = new Wrap("calls by code");

    private final @Nullable Wrap leftOut;

    PlainLoop() {
        this(null);
    }

    private PlainLoop(@Nullable Wrap leftOut) {
        this.leftOut = leftOut;
    }

    @Override
    public List<Wrap> wraps() {
        return List.of(DECLARED, MAPPED, PROVIDED, RESOLVED, STREAMED, CODE);
    }

    @Override
    public AgentHarness without(Wrap wrap) {
        return new PlainLoop(wrap);
    }

    @Override
    public Map<Feature, String> lacks() {
        String reason = "a loop without a client for MCP servers";
        return Map.of(Door.MCP, reason, Door.RESOURCE, reason);
    }

    @Override
    public Transcript run(AgentSetup setup) {
        List<ToolMessage> seen = new ArrayList<>();
        Map<String, Executor> own = new LinkedHashMap<>();
        setup.comingBy(Door.DECLARED).forEach(tool -> own.put(tool.shownName(), executor(setup, tool, DECLARED)));
        setup.comingBy(Door.MAPPED).forEach(tool -> own.put(tool.shownName(), executor(setup, tool, MAPPED)));
        try {
            for (List<ScriptedCall> turn : setup.turns()) {
                String direct = turn(setup, own, turn, seen);
                if (direct != null) {
                    return new Transcript(seen, direct, null);
                }
            }
            return new Transcript(seen, AgentSetup.DONE, null);
        } catch (RuntimeException e) {
            return new Transcript(seen, "", e);
        }
    }

    /** Answers every call of a turn, in order; the text that ends the run, or null. */
    private @Nullable String turn(
            AgentSetup setup, Map<String, Executor> own, List<ScriptedCall> turn, List<ToolMessage> seen) {
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (ScriptedCall call : turn) {
            Executor executor = find(setup, own, call.tool());
            answers.add(
                    setup.concurrent()
                            ? CompletableFuture.supplyAsync(() -> executor)
                                    .thenCompose(found -> found.execute(call.arguments()))
                            : executor.execute(call.arguments()).toCompletableFuture());
        }
        String direct = null;
        for (int i = 0; i < turn.size(); i++) {
            String name = turn.get(i).tool();
            String text = answers.get(i).join();
            seen.add(new ToolMessage(turn.get(i).id(), text));
            if (setup.tools().stream().anyMatch(tool -> tool.shownName().equals(name) && tool.returnsDirect())) {
                direct = text;
            }
        }
        return direct;
    }

    private Executor find(AgentSetup setup, Map<String, Executor> own, String name) {
        Executor known = own.get(name);
        for (ScriptedTool tool : setup.tools()) {
            if (known == null && tool.shownName().equals(name)) {
                known = switch (tool.door()) {
                    case PROVIDED, LATE -> executor(setup, tool, PROVIDED);
                    case RESOLVED -> executor(setup, tool, RESOLVED);
                    case DECLARED, MAPPED, MCP, RESOURCE, ADDED -> null;
                };
            }
        }
        return known == null ? arguments -> CompletableFuture.completedFuture("no tool " + name) : known;
    }

    private Executor executor(AgentSetup setup, ScriptedTool tool, Wrap place) {
        Wrap wrap = setup.streaming() ? STREAMED : setup.byCode() ? CODE : place;
        if (wrap.equals(leftOut)) {
            return arguments -> CompletableFuture.completedFuture(tool.execute(arguments));
        }
        Function<String, ToolCall> call = text -> ToolCall.builder(tool.name())
                .aliases(tool.shownName())
                .arguments(text.isBlank() ? Arguments.none() : Arguments.ofJson(text))
                .run(setup.runId())
                .build();
        return setup.streaming() ? later(setup, tool, call) : now(setup, tool, call);
    }

    private static Executor now(AgentSetup setup, ScriptedTool tool, Function<String, ToolCall> call) {
        return arguments -> {
            try {
                return CompletableFuture.completedFuture(setup.guard()
                        .run(setup.context(), call.apply(arguments), effective -> tool.execute(effective.toJson()))
                        .text());
            } catch (Exception e) {
                return CompletableFuture.failedFuture(e);
            }
        };
    }

    private static Executor later(AgentSetup setup, ScriptedTool tool, Function<String, ToolCall> call) {
        return arguments -> setup.guard()
                .runAsync(
                        setup.context(),
                        call.apply(arguments),
                        effective -> CompletableFuture.completedFuture(tool.execute(effective.toJson())))
                .thenApply(GuardedAnswer::text);
    }
}
