/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.report;

import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.DocumentKinds;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Section AI supply chain: MCP servers and skills as they are configured, and the providers, models, servers and skills
 * that calls of the window used. Of an endpoint only scheme, host and port are told, of a credential nothing.
 */
final class SupplyChainEvidence {
    private static final List<String> SERVER = List.of("id", "name", "transport", "launcher", "auth_mode", "enabled");
    private static final List<String> SKILL = List.of(
            "name",
            "kind",
            "source",
            "publisher",
            "mode",
            "risk_score",
            "risk_band",
            "scan_verdict",
            "signed_by",
            "content_hash");

    private SupplyChainEvidence() {}

    static Map<String, Object> of(ReportContext context) {
        EventTally tally = context.tally();
        Map<String, Object> used = new TreeMap<>();
        used.put("models", tally.models.rows());
        used.put("servers", tally.servers.rows());
        used.put("skills", tally.skills.rows());
        Map<String, Object> out = new TreeMap<>();
        out.put("source", "configuration and events");
        out.put("mcp_servers", servers(context));
        out.put("skills", skills(context));
        out.put("used", used);
        out.put("server_events", tally.serverEvents.rows());
        out.put("skill_events", tally.skillEvents.rows());
        out.put("truncated", tally.truncated);
        return out;
    }

    private static List<Map<String, Object>> servers(ReportContext context) {
        List<Map<String, Object>> out = new ArrayList<>();
        for (ConfigDocument document : context.configuration().documents(DocumentKinds.MCP_SERVER)) {
            Map<?, ?> members = content(document);
            Map<String, Object> row = row(document, members, SERVER);
            row.put("origin", origin(String.valueOf(members.get("endpoint"))));
            out.add(row);
        }
        return out;
    }

    private static List<Map<String, Object>> skills(ReportContext context) {
        List<Map<String, Object>> out = new ArrayList<>();
        for (ConfigDocument document : context.configuration().documents(DocumentKinds.SKILL)) {
            out.add(row(document, content(document), SKILL));
        }
        return out;
    }

    /** The members that are texts, numbers and truth values; a document that cannot be read shows its id only. */
    private static Map<String, Object> row(ConfigDocument document, Map<?, ?> members, List<String> names) {
        Map<String, Object> row = new TreeMap<>();
        for (String name : names) {
            Object value = members.get(name);
            boolean scalar = value instanceof String || value instanceof Number || value instanceof Boolean;
            row.put(name, scalar ? value : "");
        }
        row.put("id", document.id());
        row.put("version", document.version());
        row.put("changed", document.time().toString());
        row.put("readable", !members.isEmpty());
        return row;
    }

    private static Map<?, ?> content(ConfigDocument document) {
        try {
            return PlainValues.object(document.json().orElse("{}"));
        } catch (IllegalArgumentException unreadable) {
            return Map.of();
        }
    }

    private static String origin(String endpoint) {
        try {
            URI uri = URI.create(endpoint);
            if (uri.getScheme() == null || uri.getHost() == null) {
                return "";
            }
            return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        } catch (IllegalArgumentException unreadable) {
            return "";
        }
    }
}
