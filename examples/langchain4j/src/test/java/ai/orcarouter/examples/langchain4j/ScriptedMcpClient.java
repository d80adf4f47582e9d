/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.langchain4j;

import ai.orcarouter.firewall.testkit.mediation.ScriptedTool;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.mcp.client.McpClient;
import dev.langchain4j.mcp.client.McpGetPromptResult;
import dev.langchain4j.mcp.client.McpPrompt;
import dev.langchain4j.mcp.client.McpReadResourceResult;
import dev.langchain4j.mcp.client.McpResource;
import dev.langchain4j.mcp.client.McpResourceTemplate;
import dev.langchain4j.mcp.client.McpRoot;
import dev.langchain4j.mcp.client.McpTextResourceContents;
import dev.langchain4j.service.tool.ToolExecutionResult;
import java.util.List;
import java.util.Map;

/** An MCP server without a process: its tools and its resources are scripted tools. */
final class ScriptedMcpClient implements McpClient {
    static final String KEY = "files";
    static final String URI = "file:///srv/a";

    private final List<ScriptedTool> tools;
    private final List<ScriptedTool> resources;

    ScriptedMcpClient(List<ScriptedTool> tools, List<ScriptedTool> resources) {
        this.tools = tools;
        this.resources = resources;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public List<ToolSpecification> listTools() {
        return tools.stream().map(LangChain4jHarness::specification).toList();
    }

    @Override
    public List<ToolSpecification> listTools(InvocationContext context) {
        return listTools();
    }

    @Override
    public ToolExecutionResult executeTool(ToolExecutionRequest request) {
        ScriptedTool tool = tools.stream()
                .filter(each -> each.shownName().equals(request.name()))
                .findFirst()
                .orElseThrow();
        return ToolExecutionResult.builder()
                .resultText(tool.execute(request.arguments()))
                .build();
    }

    @Override
    public ToolExecutionResult executeTool(ToolExecutionRequest request, InvocationContext context) {
        return executeTool(request);
    }

    @Override
    public McpReadResourceResult readResource(String uri) {
        String text = resources.get(0).execute("{}");
        return new McpReadResourceResult(List.of(new McpTextResourceContents(uri, text, "text/plain")));
    }

    @Override
    public McpReadResourceResult readResource(String uri, InvocationContext context) {
        return readResource(uri);
    }

    @Override
    public List<McpResource> listResources() {
        return List.of();
    }

    @Override
    public List<McpResource> listResources(InvocationContext context) {
        return List.of();
    }

    @Override
    public List<McpResourceTemplate> listResourceTemplates() {
        return List.of();
    }

    @Override
    public List<McpResourceTemplate> listResourceTemplates(InvocationContext context) {
        return List.of();
    }

    @Override
    public void subscribeToResource(String uri) {}

    @Override
    public void unsubscribeFromResource(String uri) {}

    @Override
    public List<McpPrompt> listPrompts() {
        return List.of();
    }

    @Override
    public McpGetPromptResult getPrompt(String name, Map<String, Object> arguments) {
        throw new IllegalArgumentException("no prompt " + name);
    }

    @Override
    public void checkHealth() {}

    @Override
    public void setRoots(List<McpRoot> roots) {}

    @Override
    public void close() {}
}
