/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.adk;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.spi.TextScreen;
import ai.orcarouter.firewall.FirewallEngine;
import ai.orcarouter.firewall.ToolGuard;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.firewall.testkit.mediation.AgentSetup;
import ai.orcarouter.firewall.testkit.mediation.ScriptedCall;
import ai.orcarouter.firewall.testkit.mediation.ScriptedTool;
import com.google.adk.agents.CallbackContext;
import com.google.adk.agents.LiveRequestQueue;
import com.google.adk.agents.LlmAgent;
import com.google.adk.agents.RunConfig;
import com.google.adk.events.Event;
import com.google.adk.models.LlmResponse;
import com.google.adk.plugins.Plugin;
import com.google.adk.runner.InMemoryRunner;
import com.google.adk.sessions.Session;
import com.google.adk.tools.FunctionTool;
import com.google.genai.types.Content;
import com.google.genai.types.Part;
import io.reactivex.rxjava3.core.Flowable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OrcaPluginTest {
    private static final TextScreen MASKS = (stage, origin, text, run) ->
            new TextScreen.Result(TextScreen.Outcome.REWRITTEN, text.replace("hunter2", "[gone]"), List.of());
    private static final TextScreen FAILS = (stage, origin, text, run) -> {
        throw new IllegalStateException("internal state of the screen");
    };

    private final ScriptedTool read = ScriptedTool.of("read");
    private final OrcaTools orca = OrcaTools.of(ToolGuard.of(FirewallEngine.builder()
            .policy(FirewallPolicy.builder(1, "p").defaultVerdict(Verdict.ALLOW).build())
            .build()));

    private static ScriptedLlm model() {
        return new ScriptedLlm(List.of(List.of(new ScriptedCall("a", "read", "{\"path\":\"/srv/a\"}"))));
    }

    private static void run(LlmAgent agent, Plugin plugin) {
        InMemoryRunner runner = new InMemoryRunner(agent, "test", List.of(plugin));
        Session session = runner.sessionService().createSession("test", "user").blockingGet();
        runner.runAsync("user", session.id(), Content.fromParts(Part.fromText("go")))
                .blockingSubscribe();
    }

    @Test
    void beforeTool_callbackOfTheAgent_isAskedOnceAndMayAnswer() {
        ScriptedLlm model = model();
        int[] asked = new int[1];
        LlmAgent agent = LlmAgent.builder()
                .name("agent")
                .model(model)
                .tools(new ScriptedAdkTool(read))
                .beforeToolCallbackSync((invocation, tool, arguments, context) -> {
                    asked[0]++;
                    return Optional.of(Map.of("result", "the host says no"));
                })
                .build();
        run(agent, orca.plugin());
        assertThat(asked[0]).isEqualTo(1);
        assertThat(read.executions()).isZero();
        assertThat(model.seen())
                .singleElement()
                .satisfies(seen -> assertThat(seen.text()).contains("the host says no"));
    }

    @Test
    void beforeTool_toolThatIsWrappedToo_runsOnce() {
        ScriptedLlm model = model();
        LlmAgent agent = LlmAgent.builder()
                .name("agent")
                .model(model)
                .tools(orca.guard(new ScriptedAdkTool(read)))
                .build();
        run(agent, orca.plugin());
        assertThat(read.executions()).isEqualTo(1);
        assertThat(model.seen()).hasSize(1);
    }

    /** A function of a host whose answers go on coming. */
    public static final class Ticker {
        private final AtomicInteger started = new AtomicInteger();

        /** Ticks. */
        public Flowable<Map<String, Object>> watch() {
            started.incrementAndGet();
            return Flowable.just(Map.of("tick", 1));
        }
    }

    private static List<String> responses(Flowable<Event> events) {
        return events.toList().blockingGet().stream()
                .flatMap(event -> event.functionResponses().stream())
                .map(response -> String.valueOf(response.response().orElse(Map.of())))
                .toList();
    }

    @Test
    void live_functionThatStreams_doesNotRun() {
        Ticker ticker = new Ticker();
        LlmAgent agent = LlmAgent.builder()
                .name("agent")
                .model(new ScriptedLlm(List.of(List.of(new ScriptedCall("a", "watch", "{}")))))
                .tools(FunctionTool.create(ticker, "watch"))
                .build();
        assertThat(responses(live(agent))).singleElement().asString().contains(GuardedTool.STREAMS);
        assertThat(ticker.started).hasValue(0);
    }

    @Test
    void live_anyOtherTool_isJudged() {
        LlmAgent agent = LlmAgent.builder()
                .name("agent")
                .model(model())
                .tools(new ScriptedAdkTool(read))
                .build();
        assertThat(responses(live(agent))).hasSize(1);
        assertThat(read.executions()).isEqualTo(1);
        OrcaTools strict = OrcaTools.of(ToolGuard.of(FirewallEngine.builder()
                .policy(FirewallPolicy.builder(1, "p")
                        .defaultVerdict(Verdict.DENY)
                        .build())
                .build()));
        assertThat(responses(live(agent, strict))).singleElement().asString().contains("firewall deny");
        assertThat(read.executions()).isEqualTo(1);
    }

    private Flowable<Event> live(LlmAgent agent) {
        return live(agent, orca);
    }

    private static Flowable<Event> live(LlmAgent agent, OrcaTools tools) {
        InMemoryRunner runner = new InMemoryRunner(agent, "test", List.of(tools.plugin()));
        Session session = runner.sessionService().createSession("test", "user").blockingGet();
        return runner.runLive(
                "user",
                session.id(),
                new LiveRequestQueue(),
                RunConfig.builder().build());
    }

    @Test
    void afterModel_textOfTheModel_isMasked() {
        LlmResponse left = screened(MASKS, false);
        assertThat(left.content().orElseThrow().text()).isEqualTo("it is [gone]");
    }

    @Test
    void afterModel_screenThatFails_blocks() {
        LlmResponse left = screened(FAILS, false);
        assertThat(left.content().orElseThrow().text()).isEqualTo(Screens.BLOCKED);
    }

    @Test
    void afterModel_pieceOfAnAnswer_isEmpty() {
        LlmResponse left = screened(MASKS, true);
        assertThat(left.content().orElseThrow().text()).isEmpty();
    }

    private LlmResponse screened(TextScreen screen, boolean partial) {
        LlmResponse response = LlmResponse.builder()
                .content(Content.fromParts(Part.fromText("it is hunter2")))
                .partial(partial)
                .build();
        CallbackContext[] context = new CallbackContext[1];
        LlmAgent catching = LlmAgent.builder()
                .name("agent")
                .model(new ScriptedLlm(List.of()))
                .beforeModelCallbackSync((callback, request) -> {
                    context[0] = callback;
                    return Optional.empty();
                })
                .build();
        run(catching, orca.plugin());
        return OrcaPlugin.of(orca, screen)
                .afterModelCallback(context[0], response)
                .blockingGet();
    }

    @Test
    void userMessage_masked_reachesTheModelMasked() {
        StringBuilder told = new StringBuilder();
        LlmAgent agent = LlmAgent.builder()
                .name("agent")
                .model(new ScriptedLlm(List.of()))
                .beforeModelCallbackSync((callback, request) -> {
                    request.build().contents().forEach(content -> told.append(content.text()));
                    return Optional.empty();
                })
                .build();
        InMemoryRunner runner = new InMemoryRunner(agent, "test", List.of(OrcaPlugin.of(orca, MASKS)));
        Session session = runner.sessionService().createSession("test", "user").blockingGet();
        runner.runAsync("user", session.id(), Content.fromParts(Part.fromText("it is hunter2")))
                .blockingSubscribe();
        assertThat(told.toString())
                .contains("it is [gone]")
                .doesNotContain("hunter2")
                .doesNotContain(AgentSetup.DONE);
    }
}
