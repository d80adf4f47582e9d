/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.adk;

import ai.orcarouter.firewall.testkit.mediation.ScriptedCall;
import com.google.adk.agents.BaseAgent;
import com.google.adk.agents.InvocationContext;
import com.google.adk.events.Event;
import com.google.adk.flows.llmflows.Functions;
import com.google.adk.tools.BaseTool;
import io.reactivex.rxjava3.core.Flowable;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An agent without a model that has ADK run tools; plugins are not asked about them. */
final class CodeAgent extends BaseAgent {
    private final Map<String, BaseTool> tools;
    private final List<List<ScriptedCall>> turns;

    CodeAgent(List<BaseTool> tools, List<List<ScriptedCall>> turns) {
        super("code", "an agent that is a program", List.of(), List.of(), List.of());
        this.tools = tools.stream().collect(Collectors.toMap(BaseTool::name, Function.identity()));
        this.turns = turns;
    }

    @Override
    protected Flowable<Event> runAsyncImpl(InvocationContext context) {
        return Flowable.fromIterable(turns)
                .concatMapMaybe(calls -> Functions.handleFunctionCalls(context, event(context, calls), tools));
    }

    @Override
    protected Flowable<Event> runLiveImpl(InvocationContext context) {
        return runAsyncImpl(context);
    }

    private Event event(InvocationContext context, List<ScriptedCall> calls) {
        return Event.builder()
                .id(Event.generateEventId())
                .invocationId(context.invocationId())
                .author(name())
                .content(ScriptedLlm.calls(calls))
                .build();
    }
}
