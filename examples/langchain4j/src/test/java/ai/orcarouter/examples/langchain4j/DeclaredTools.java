/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.langchain4j;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.testkit.mediation.ScriptedTool;
import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.ReturnBehavior;
import dev.langchain4j.agent.tool.Tool;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Scripted tools as LangChain4j's users write them: objects with an annotated method. */
final class DeclaredTools {
    private DeclaredTools() {}

    static Object of(ScriptedTool tool) {
        if (tool.returnsDirect()) {
            return tool.shownName().equals("drop") ? new DirectDrop(tool) : new DirectRead(tool);
        }
        return switch (tool.shownName()) {
            case "drop" -> new Drop(tool);
            case "read" -> new Read(tool);
            case "list" -> new Listing(tool);
            case "fetch" -> new Fetch(tool);
            case "send" -> new Send(tool);
            case "pay" -> new Pay(tool);
            case "draw" -> new Draw(tool);
            case "tidy_up" -> new TidyUp(tool);
            case "database_drop" -> new DatabaseDrop(tool);
            case "look_up" -> new LookUp(tool);
            default -> throw new IllegalArgumentException(tool.shownName());
        };
    }

    private static String run(ScriptedTool tool, @Nullable String path, @Nullable String url, @Nullable String note) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        put(arguments, "path", path);
        put(arguments, "url", url);
        put(arguments, "note", note);
        return tool.execute(Arguments.of(arguments).toJson());
    }

    private static void put(Map<String, Object> arguments, String name, @Nullable String value) {
        if (value != null) {
            arguments.put(name, value);
        }
    }

    /** A tool. */
    record Drop(ScriptedTool tool) {
        @Tool(name = "drop")
        String run(
                @P(value = "path", required = false) @Nullable String path,
                @P(value = "url", required = false) @Nullable String url,
                @P(value = "note", required = false) @Nullable String note) {
            return DeclaredTools.run(tool, path, url, note);
        }
    }

    /** A tool. */
    record Read(ScriptedTool tool) {
        @Tool(name = "read")
        String run(
                @P(value = "path", required = false) @Nullable String path,
                @P(value = "url", required = false) @Nullable String url,
                @P(value = "note", required = false) @Nullable String note) {
            return DeclaredTools.run(tool, path, url, note);
        }
    }

    /** A tool. */
    record Listing(ScriptedTool tool) {
        @Tool(name = "list")
        String run(
                @P(value = "path", required = false) @Nullable String path,
                @P(value = "url", required = false) @Nullable String url,
                @P(value = "note", required = false) @Nullable String note) {
            return DeclaredTools.run(tool, path, url, note);
        }
    }

    /** A tool. */
    record Fetch(ScriptedTool tool) {
        @Tool(name = "fetch")
        String run(
                @P(value = "path", required = false) @Nullable String path,
                @P(value = "url", required = false) @Nullable String url,
                @P(value = "note", required = false) @Nullable String note) {
            return DeclaredTools.run(tool, path, url, note);
        }
    }

    /** A tool. */
    record Send(ScriptedTool tool) {
        @Tool(name = "send")
        String run(
                @P(value = "path", required = false) @Nullable String path,
                @P(value = "url", required = false) @Nullable String url,
                @P(value = "note", required = false) @Nullable String note) {
            return DeclaredTools.run(tool, path, url, note);
        }
    }

    /** A tool. */
    record Pay(ScriptedTool tool) {
        @Tool(name = "pay")
        String run(
                @P(value = "path", required = false) @Nullable String path,
                @P(value = "url", required = false) @Nullable String url,
                @P(value = "note", required = false) @Nullable String note) {
            return DeclaredTools.run(tool, path, url, note);
        }
    }

    /** A tool. */
    record Draw(ScriptedTool tool) {
        @Tool(name = "draw")
        String run(
                @P(value = "path", required = false) @Nullable String path,
                @P(value = "url", required = false) @Nullable String url,
                @P(value = "note", required = false) @Nullable String note) {
            return DeclaredTools.run(tool, path, url, note);
        }
    }

    /** A tool. */
    record TidyUp(ScriptedTool tool) {
        @Tool(name = "tidy_up")
        String run(
                @P(value = "path", required = false) @Nullable String path,
                @P(value = "url", required = false) @Nullable String url,
                @P(value = "note", required = false) @Nullable String note) {
            return DeclaredTools.run(tool, path, url, note);
        }
    }

    /** A tool. */
    record DatabaseDrop(ScriptedTool tool) {
        @Tool(name = "database_drop")
        String run(
                @P(value = "path", required = false) @Nullable String path,
                @P(value = "url", required = false) @Nullable String url,
                @P(value = "note", required = false) @Nullable String note) {
            return DeclaredTools.run(tool, path, url, note);
        }
    }

    /** A tool. */
    record LookUp(ScriptedTool tool) {
        @Tool(name = "look_up")
        String run(
                @P(value = "path", required = false) @Nullable String path,
                @P(value = "url", required = false) @Nullable String url,
                @P(value = "note", required = false) @Nullable String note) {
            return DeclaredTools.run(tool, path, url, note);
        }
    }

    /** A tool. */
    record DirectDrop(ScriptedTool tool) {
        @Tool(name = "drop", returnBehavior = ReturnBehavior.IMMEDIATE)
        String run(
                @P(value = "path", required = false) @Nullable String path,
                @P(value = "url", required = false) @Nullable String url,
                @P(value = "note", required = false) @Nullable String note) {
            return DeclaredTools.run(tool, path, url, note);
        }
    }

    /** A tool. */
    record DirectRead(ScriptedTool tool) {
        @Tool(name = "read", returnBehavior = ReturnBehavior.IMMEDIATE)
        String run(
                @P(value = "path", required = false) @Nullable String path,
                @P(value = "url", required = false) @Nullable String url,
                @P(value = "note", required = false) @Nullable String note) {
            return DeclaredTools.run(tool, path, url, note);
        }
    }
}
