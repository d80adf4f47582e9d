/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit.mediation;

import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.ToolGuard;
import java.util.List;

/**
 * One run of an agent: who guards it, what it has and what its model says.
 *
 * @param guard what every tool goes through
 * @param context who calls
 * @param runId id of the run, for the calls' {@code run}
 * @param tools the tools, each by its door
 * @param turns the calls that the model asks for, turn by turn; after the last it says {@code done}
 * @param streaming whether the model's answers are streamed
 * @param concurrent whether calls of one turn run at the same time
 * @param byCode whether a program in place of a model makes the calls of the turns
 */
public record AgentSetup(
        ToolGuard guard,
        CallContext context,
        String runId,
        List<ScriptedTool> tools,
        List<List<ScriptedCall>> turns,
        boolean streaming,
        boolean concurrent,
        boolean byCode) {
    /** What the model says in the end. */
    public static final String DONE = "done";

    /** Copies the lists. */
    public AgentSetup {
        tools = List.copyOf(tools);
        turns = List.copyOf(turns);
    }

    /** A run by nobody in particular, neither streamed nor concurrent. */
    public static AgentSetup of(ToolGuard guard, List<ScriptedTool> tools, List<List<ScriptedCall>> turns) {
        return new AgentSetup(guard, CallContext.anonymous(), "run-1", tools, turns, false, false, false);
    }

    /** The same by another caller. */
    public AgentSetup by(CallContext other) {
        return new AgentSetup(guard, other, runId, tools, turns, streaming, concurrent, byCode);
    }

    /** The same with streamed answers. */
    public AgentSetup streamed() {
        return new AgentSetup(guard, context, runId, tools, turns, true, concurrent, byCode);
    }

    /** The same with concurrent calls. */
    public AgentSetup concurrently() {
        return new AgentSetup(guard, context, runId, tools, turns, streaming, true, byCode);
    }

    /** The same by a program. */
    public AgentSetup asCode() {
        return new AgentSetup(guard, context, runId, tools, turns, streaming, concurrent, true);
    }

    /** The tools that come by {@code door}. */
    public List<ScriptedTool> comingBy(Door door) {
        return tools.stream().filter(tool -> tool.door() == door).toList();
    }
}
