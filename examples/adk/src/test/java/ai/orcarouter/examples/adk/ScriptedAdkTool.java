/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.adk;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.testkit.mediation.ScriptedTool;
import com.google.adk.tools.BaseTool;
import com.google.adk.tools.ToolContext;
import com.google.genai.types.FunctionDeclaration;
import com.google.genai.types.Schema;
import io.reactivex.rxjava3.core.Single;
import java.util.Map;
import java.util.Optional;

/** A scripted tool as a tool of ADK. */
final class ScriptedAdkTool extends BaseTool {
    private static final Schema TEXT = Schema.builder().type("STRING").build();

    private final ScriptedTool tool;

    ScriptedAdkTool(ScriptedTool tool) {
        super(tool.shownName(), "a tool");
        this.tool = tool;
    }

    @Override
    public Optional<FunctionDeclaration> declaration() {
        return Optional.of(FunctionDeclaration.builder()
                .name(name())
                .description(description())
                .parameters(Schema.builder()
                        .type("OBJECT")
                        .properties(Map.of("path", TEXT, "url", TEXT, "note", TEXT))
                        .build())
                .build());
    }

    @Override
    public Single<Map<String, Object>> runAsync(Map<String, Object> arguments, ToolContext context) {
        return Single.fromCallable(() -> {
            String answer = tool.execute(Arguments.of(arguments).toJson());
            if (tool.returnsDirect()) {
                context.actions().setSkipSummarization(true);
            }
            return Map.of("result", answer);
        });
    }
}
