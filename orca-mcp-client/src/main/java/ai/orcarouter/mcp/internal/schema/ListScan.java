/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.schema;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.spi.StoreText;
import ai.orcarouter.core.spi.ToolScanner;
import ai.orcarouter.core.spi.ToolScanner.Level;
import ai.orcarouter.mcp.model.ServerFinding;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks over the tools of a server before anybody trusts them (mcp.md section 6.6): by the host's scanner, by the rule
 * of tool names (section 5), for texts that speak of another server's tools, and for tools that are like them.
 * Immutable.
 */
public final class ListScan {
    /** Rule of a tool whose name is not exposed: it breaks the naming rule, or has a member the protocol forbids. */
    public static final String UNEXPOSED = "mcp_tool_name";

    /** Rule of a tool that the protocol forbids to use. */
    public static final String LEFT_OUT = "mcp_tool_left_out";

    /** Rule of a text that names a tool of another server. */
    public static final String SHADOWING = "mcp_cross_server_shadowing";

    /**
     * Rule of a tool with the name of another server's and nearly its description, so that one may pass for the other.
     */
    public static final String COPY = "mcp_cross_server_copy";

    /** Rule of a scan that failed, which counts as the worst that it could have found. */
    public static final String SCAN_FAILED = "mcp_scan_failed";

    private static final int MAX_EVIDENCE = 300;
    private static final int MAX_TOOL_NAME = 128;

    private final ToolScanner scanner;

    /** Scans with {@code scanner}. */
    public ListScan(ToolScanner scanner) {
        this.scanner = scanner;
    }

    /**
     * What is to be said of a list: the worst findings, as many as are kept.
     *
     * @param others the approved tools of other servers
     */
    public List<ServerFinding> scan(String server, ToolListing listing, OtherTools others) {
        List<ServerFinding> out = new ArrayList<>();
        for (ListedTool tool : listing.tools()) {
            String name = tool.name();
            if (!isExposable(server, name)) {
                out.add(new ServerFinding(shown(name), UNEXPOSED, Level.MEDIUM, Visible.name(name)));
            }
            scanOne(server, tool, out);
        }
        listing.instructions().ifPresent(text -> scanText(server, text, out));
        out.addAll(beside(listing, others));
        return SchemaState.worst(out);
    }

    /** What is to be said of a list because of the tools of other servers. */
    public List<ServerFinding> beside(ToolListing listing, OtherTools others) {
        List<ServerFinding> out = new ArrayList<>();
        Copies copies = new Copies(others);
        for (ListedTool tool : listing.tools()) {
            shadowing(shown(tool.name()), tool.canonical(), others, out);
            String like =
                    copies.find(tool.name(), tool.raw().path("description").asText(""));
            if (like != null) {
                out.add(new ServerFinding(shown(tool.name()), COPY, Level.MEDIUM, "it is like " + shown(like)));
            }
        }
        listing.instructions().ifPresent(text -> shadowing("", text, others, out));
        return out;
    }

    /** Whether findings of a rule come of the tools of other servers, so that they may come up later. */
    static boolean isCrossServer(String rule) {
        return rule.equals(SHADOWING) || rule.equals(COPY);
    }

    /** Whether a name may be the second part of a canonical name. */
    public static boolean isExposable(String server, String name) {
        return !name.isEmpty()
                && name.length() <= MAX_TOOL_NAME
                && server.length() + 1 + name.length() <= MAX_TOOL_NAME
                && name.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || (c >= '0' && c <= '9')
                                || c == '_'
                                || c == '.'
                                || c == '-');
    }

    /** The finding about a tool that the protocol forbids to use. */
    public static ServerFinding leftOut(String tool, String reason) {
        return new ServerFinding(shown(tool), LEFT_OUT, Level.LOW, Visible.text(reason, MAX_EVIDENCE));
    }

    private void scanOne(String server, ListedTool tool, List<ServerFinding> out) {
        JsonNode description = tool.raw().path("description");
        JsonNode schema = tool.raw().path("inputSchema");
        Map<String, ServerFinding> byRule = new LinkedHashMap<>();
        collect(
                server,
                tool.name(),
                description.isTextual() ? description.textValue() : "",
                Arguments.ofJson(schema.isMissingNode() ? "{}" : schema.toString(), ListingText.LIMITS),
                tool.name(),
                byRule);
        ArrayNode others = OtherTexts.of(tool.raw());
        if (!others.isEmpty()) {
            // As a list of texts, because an output schema asks for nothing.
            collect(server, "", "", Arguments.ofJson(others.toString(), ListingText.LIMITS), tool.name(), byRule);
        }
        out.addAll(byRule.values());
    }

    private void scanText(String server, String instructions, List<ServerFinding> out) {
        Map<String, ServerFinding> byRule = new LinkedHashMap<>();
        collect(server, "", instructions, Arguments.ofJson("{}"), "", byRule);
        out.addAll(byRule.values());
    }

    /** Keeps the worst finding of each rule. */
    private void collect(
            String server,
            String tool,
            String description,
            Arguments schema,
            String about,
            Map<String, ServerFinding> byRule) {
        try {
            for (ToolScanner.Finding found : scanner.scan(server, tool, description, schema)) {
                String rule = StoreText.clean(found.rule(), StoreText.MAX_NAME);
                keep(
                        new ServerFinding(
                                shown(about), rule, found.level(), Visible.text(found.evidence(), MAX_EVIDENCE)),
                        byRule);
            }
        } catch (RuntimeException e) {
            keep(
                    new ServerFinding(
                            shown(about), SCAN_FAILED, Level.HIGH, e.getClass().getSimpleName()),
                    byRule);
        }
    }

    private static void keep(ServerFinding finding, Map<String, ServerFinding> byRule) {
        byRule.merge(finding.rule(), finding, (old, other) -> old.level().compareTo(other.level()) >= 0 ? old : other);
    }

    private static void shadowing(String tool, String text, OtherTools others, List<ServerFinding> out) {
        String named = Mentions.find(text, others.names());
        if (named != null) {
            out.add(new ServerFinding(tool, SHADOWING, Level.HIGH, "it speaks of " + shown(named)));
        }
    }

    private static String shown(String name) {
        return Visible.text(name, MAX_TOOL_NAME);
    }
}
