/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.gateway;

import ai.orcarouter.core.document.Texts;
import ai.orcarouter.mcp.internal.codec.ServerIds;
import ai.orcarouter.mcp.internal.connect.OpenServer;
import ai.orcarouter.mcp.internal.connect.VerifiedTool;
import ai.orcarouter.mcp.model.GatewayTool;
import ai.orcarouter.mcp.model.NameFinding;
import ai.orcarouter.mcp.model.NameFinding.Problem;
import ai.orcarouter.mcp.model.ToolCatalog;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The tools of all open servers at one moment, under their canonical names and aliases. Immutable.
 *
 * <p>A tool whose name does not fit is left out. A server that lists a name twice, or two that differ in case only, is
 * left out as a whole: which of the two a caller means cannot be told (mcp.md section 5).
 */
public final class Catalog {
    /** A catalogue that knows nothing yet. */
    public static final Catalog EMPTY = new Catalog(Long.MIN_VALUE, new TreeMap<>(), List.of());

    private final Map<String, CatalogTool> byCanonical;
    private final Map<String, CatalogTool> byAlias = new HashMap<>();
    private final ToolCatalog shown;

    private Catalog(long revision, Map<String, CatalogTool> byCanonical, List<NameFinding> findings) {
        this.byCanonical = byCanonical;
        byCanonical.values().forEach(tool -> byAlias.put(tool.shown().alias(), tool));
        this.shown = new ToolCatalog(
                revision, byCanonical.values().stream().map(CatalogTool::shown).toList(), findings);
    }

    /**
     * The tools of {@code servers}.
     *
     * @param revision of the servers
     */
    public static Catalog of(long revision, Collection<OpenServer> servers) {
        Map<String, CatalogTool> tools = new TreeMap<>();
        List<NameFinding> findings = new ArrayList<>();
        Set<String> open = new HashSet<>();
        servers.stream().sorted(Comparator.comparing(OpenServer::id)).forEach(server -> {
            if (ServerIds.isValid(server.id()) && open.add(server.id())) {
                add(server, tools, findings);
            } else {
                findings.add(new NameFinding(
                        server.id(), "", Problem.INVALID_SERVER, "the id of the server cannot be a part of names"));
            }
        });
        return new Catalog(revision, tools, findings);
    }

    private static void add(OpenServer server, Map<String, CatalogTool> tools, List<NameFinding> findings) {
        Map<String, VerifiedTool> named = new LinkedHashMap<>();
        Set<String> folded = new HashSet<>();
        for (VerifiedTool tool : server.tools()) {
            if (!folded.add(fold(tool.upstreamName()))) {
                findings.add(finding(server, tool, Problem.DUPLICATE, "two tools of the server have that name"));
                return;
            }
            String fault = ToolNames.fault(server.id(), tool.upstreamName());
            if (fault == null) {
                named.put(tool.upstreamName(), tool);
            } else {
                findings.add(finding(server, tool, Problem.INVALID_NAME, fault));
            }
        }
        Map<String, String> aliases = Aliases.of(server.id(), named.keySet());
        named.values().forEach(tool -> {
            String alias = aliases.get(tool.upstreamName());
            if (alias == null) {
                findings.add(finding(server, tool, Problem.AMBIGUOUS_ALIAS, "another tool has the same alias"));
            } else {
                CatalogTool entry = new CatalogTool(shown(server.id(), alias, tool), tool);
                tools.put(entry.shown().name(), entry);
            }
        });
    }

    /** Folds case so that what any reader may take for the same name is the same. */
    private static String fold(String name) {
        return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static NameFinding finding(OpenServer server, VerifiedTool tool, Problem problem, String detail) {
        return new NameFinding(server.id(), Texts.quote(tool.upstreamName()), problem, detail);
    }

    private static GatewayTool shown(String server, String alias, VerifiedTool tool) {
        ObjectNode members = tool.raw().objectNode();
        tool.raw().properties().forEach(member -> {
            if (!member.getKey().equals("name")) {
                members.set(member.getKey(), member.getValue());
            }
        });
        String name = ToolNames.canonical(server, tool.upstreamName());
        return new GatewayTool(name, alias, server, tool.upstreamName(), tool.hash(), members.toString());
    }

    /** The tool with that canonical name or alias; null when there is none. */
    public @Nullable CatalogTool find(String name) {
        // A canonical name has a dot and an alias has none, so no text is both.
        CatalogTool found = byCanonical.get(name);
        return found == null ? byAlias.get(name) : found;
    }

    /** What hosts see of it. */
    public ToolCatalog shown() {
        return shown;
    }
}
