/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.springai1;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.testkit.mediation.ScriptedTool;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.definition.ToolDefinition;
import org.springframework.ai.tool.function.FunctionToolCallback;
import org.springframework.ai.tool.metadata.ToolMetadata;
import org.springframework.ai.tool.method.MethodToolCallback;
import org.springframework.core.ParameterizedTypeReference;

/** The kit's tools as Spring AI's: methods and functions, run by its own classes. */
final class KitTools {
    private static final String SCHEMA = """
            {"type":"object","properties":{"path":{"type":"string"},"url":{"type":"string"},"note":{"type":"string"}}}""";

    private KitTools() {}

    /** A method, as {@code @Tool} has them. */
    static ToolCallback method(ScriptedTool tool) {
        try {
            Method method = Body.class.getMethod("run", String.class, String.class, String.class);
            return MethodToolCallback.builder()
                    .toolDefinition(definition(tool))
                    .toolMetadata(metadata(tool))
                    .toolMethod(method)
                    .toolObject(new Body(tool))
                    .build();
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A description and a function. */
    static ToolCallback function(ScriptedTool tool) {
        return FunctionToolCallback.builder(
                        tool.shownName(), (Map<String, Object> arguments) -> execute(tool, arguments))
                .description(tool.name())
                .inputSchema(SCHEMA)
                .inputType(new ParameterizedTypeReference<Map<String, Object>>() {})
                .toolMetadata(metadata(tool))
                .build();
    }

    static List<ToolCallback> methods(List<ScriptedTool> tools) {
        List<ToolCallback> out = new ArrayList<>();
        tools.forEach(tool -> out.add(method(tool)));
        return out;
    }

    private static ToolDefinition definition(ScriptedTool tool) {
        return ToolDefinition.builder()
                .name(tool.shownName())
                .description(tool.name())
                .inputSchema(SCHEMA)
                .build();
    }

    private static ToolMetadata metadata(ScriptedTool tool) {
        return ToolMetadata.builder().returnDirect(tool.returnsDirect()).build();
    }

    private static String execute(ScriptedTool tool, Map<String, Object> arguments) {
        return tool.execute(Arguments.of(arguments).toJson());
    }

    /** A method that models call. */
    public static final class Body {
        private final ScriptedTool tool;

        Body(ScriptedTool tool) {
            this.tool = tool;
        }

        /** Runs the tool. */
        public String run(@Nullable String path, @Nullable String url, @Nullable String note) {
            Map<String, Object> arguments = new java.util.TreeMap<>();
            put(arguments, "path", path);
            put(arguments, "url", url);
            put(arguments, "note", note);
            return execute(tool, arguments);
        }

        private static void put(Map<String, Object> arguments, String name, @Nullable String value) {
            if (value != null) {
                arguments.put(name, value);
            }
        }
    }
}
