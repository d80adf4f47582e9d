/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.spi.ToolScanner;
import ai.orcarouter.skills.internal.tool.ListScan;
import ai.orcarouter.skills.internal.tool.ToolScan;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for poison in the definitions of MCP tools: text that is meant for the model and not for people.
 *
 * <p>It reads the names of server, tool and parameters, the description, and every text of the input schema, because a
 * model is shown all of them. It finds characters and markup that hide text, orders to set instructions aside or to
 * keep something from the user, requests for secrets, files and the conversation, outside destinations, claims to come
 * before other tools, changes to how other tools are used, changes to rules, memory and settings, and pretended
 * messages; also disguised with look-alike letters, separators and leetspeak, or encoded once. {@link #rules()} lists
 * what is looked for; {@link #rulesVersion()} changes with every change to it.
 *
 * <p>A text is judged by its wording alone, in about fifteen languages and best in English. That says nothing about
 * what a tool does when it is called, and an order in wording that no rule knows is not found: findings are a reason to
 * look, none is no proof (mcp.md section 6).
 *
 * <p>An input schema that cannot be read, or that two readers would read differently, is a finding of the highest
 * level. Time and memory are linear in the size of the definition. Immutable and thread-safe; uses no network and no
 * clock.
 */
public final class ToolPoisonScanner implements ToolScanner {
    private final ToolScan scan = ToolScan.load();
    private final ListScan list = new ListScan(scan);

    private ToolPoisonScanner() {}

    /** A scanner by the rules that come with the library. Reading them takes some milliseconds: keep the scanner. */
    public static ToolPoisonScanner create() {
        return new ToolPoisonScanner();
    }

    /** The findings about one tool, at most one for each rule, worst first, then by rule. */
    @Override
    public List<Finding> scan(String server, String tool, String description, Arguments inputSchema) {
        return scan.scan(server, tool, description, inputSchema);
    }

    /**
     * What only shows when the tools of several servers lie side by side: names that are the same or easily mistaken
     * for one another, names that one server lists twice, and texts that speak of the tools of another server. What
     * {@link #scan(String, String, String, Arguments)} finds in each tool is not repeated.
     *
     * @param tools all tools that a model would see together; a server is one name, compared exactly
     * @return one element for each tool with findings, in the order of the list
     */
    public List<ListedFindings> scanList(List<ListedTool> tools) {
        List<List<Finding>> found = list.scan(tools.stream()
                .map(tool -> new ListScan.Entry(tool.server(), tool.name(), tool.description()))
                .toList());
        List<ListedFindings> answer = new ArrayList<>();
        for (int i = 0; i < tools.size(); i++) {
            if (!found.get(i).isEmpty()) {
                answer.add(new ListedFindings(tools.get(i), found.get(i)));
            }
        }
        return List.copyOf(answer);
    }

    /** What is looked for, in a fixed order. */
    public List<ToolRule> rules() {
        return scan.rules().stream()
                .map(rule ->
                        new ToolRule(rule.id(), rule.name(), rule.kind(), rule.level(), rule.taxonomy(), rule.reason()))
                .toList();
    }

    /** The version of the rules: of two scanners with the same version, both find the same. */
    public String rulesVersion() {
        return scan.rulesVersion();
    }

    /**
     * A tool in a list of tools of several servers.
     *
     * @param server the server that lists it
     * @param name its name
     * @param description its description; empty when it has none
     */
    public record ListedTool(String server, String name, String description) {}

    /**
     * What was found about a tool in a list.
     *
     * @param tool the tool
     * @param findings at most one for each rule, worst first
     */
    public record ListedFindings(ListedTool tool, List<Finding> findings) {
        /** Keeps a copy of the findings. */
        public ListedFindings {
            findings = List.copyOf(findings);
        }
    }
}
