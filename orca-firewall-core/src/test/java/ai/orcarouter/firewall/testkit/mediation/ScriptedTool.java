/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit.mediation;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A tool that a harness gives to its framework, by the {@link Door} that it names. It counts its real executions. Its
 * arguments are an object with the optional texts {@code path}, {@code url} and {@code note}. Thread-safe.
 */
public final class ScriptedTool {
    /** What a tool of these tests does with a call. */
    @FunctionalInterface
    public interface Body {
        /** The tool's answer. */
        String answer(String argumentsJson);
    }

    private final String name;
    private final String shownName;
    private final Door door;
    private final boolean returnsDirect;
    private final Body body;
    private final List<String> received = new CopyOnWriteArrayList<>();

    private ScriptedTool(String name, String shownName, Door door, boolean returnsDirect, Body body) {
        this.name = name;
        this.shownName = shownName;
        this.door = door;
        this.returnsDirect = returnsDirect;
        this.body = body;
    }

    /** A tool by that door, which answers {@code content of} its name. */
    public static ScriptedTool of(String name, Door door) {
        return new ScriptedTool(name, name, door, false, arguments -> "content of " + name);
    }

    /** A tool that is declared in the framework's usual way. */
    public static ScriptedTool of(String name) {
        return of(name, Door.DECLARED);
    }

    /** The same tool, not run yet, under another name for the model. */
    public ScriptedTool shownAs(String shown) {
        return new ScriptedTool(name, shown, door, returnsDirect, body);
    }

    /** The same tool, not run yet, whose answer ends the run. */
    public ScriptedTool returningDirect() {
        return new ScriptedTool(name, shownName, door, true, body);
    }

    /** The same tool, not run yet, with another answer. */
    public ScriptedTool answering(Body other) {
        return new ScriptedTool(name, shownName, door, returnsDirect, other);
    }

    /** Canonical name, which policies know. */
    public String name() {
        return name;
    }

    /** Name that the model is told. */
    public String shownName() {
        return shownName;
    }

    /** How it comes to the agent. */
    public Door door() {
        return door;
    }

    /** Whether its answer ends the run. */
    public boolean returnsDirect() {
        return returnsDirect;
    }

    /** Executes it in earnest; only the framework calls this. */
    public String execute(String argumentsJson) {
        received.add(argumentsJson);
        return body.answer(argumentsJson);
    }

    /** How often it was executed. */
    public int executions() {
        return received.size();
    }

    /** The arguments of every execution, as JSON texts. */
    public List<String> received() {
        return List.copyOf(received);
    }
}
