/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.connect;

import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.core.net.DialEvent;
import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventKind;
import ai.orcarouter.core.spi.ToolScanner.Level;
import ai.orcarouter.firewall.WorkspaceServices;
import ai.orcarouter.mcp.internal.registry.Registry.Outcome;
import ai.orcarouter.mcp.internal.schema.SchemaState;
import ai.orcarouter.mcp.internal.schema.SurfaceListing;
import ai.orcarouter.mcp.internal.schema.SurfaceState;
import ai.orcarouter.mcp.internal.schema.Visible;
import ai.orcarouter.mcp.model.SchemaStatus;
import ai.orcarouter.mcp.model.ServerFinding;
import ai.orcarouter.mcp.model.ServerStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tells the event store what happened to servers and their tools (REFERENCE 2.17). Stateless but for the store. */
public final class ServerEvents {
    private static final int MAX_FINDINGS = 20;
    private static final int MAX_NAMES = 50;
    private static final int MAX_SHOWN = 160;

    private final WorkspaceServices services;

    /** Events of a workspace. */
    public ServerEvents(WorkspaceServices services) {
        this.services = services;
    }

    private Event.Builder event(String server, String verdict, String code, String reason) {
        return Event.builder(EventKind.MCP, services.clock().instant())
                .surface("mcp")
                .server(server)
                .verdict(verdict)
                .reasonCode(code)
                .reason(reason)
                .engineVersion(services.engineVersion());
    }

    /** What came of a contact: a changed schema status or list, its findings, and a changed status. */
    void seen(String server, Outcome outcome, Contact contact) {
        SchemaState before = outcome.before();
        SchemaState after = outcome.after();
        if (!before.observedHash().equals(after.observedHash())) {
            boolean open = after.status() == SchemaStatus.VERIFIED;
            String code = open
                    ? "mcp_schema_baselined"
                    : "mcp_schema_" + after.status().wire();
            String reason = open
                    ? "the tools of the server were seen first and are trusted from now on"
                    : "the tools of the server are not among those that were approved";
            services.record(event(server, open ? "allow" : "deny", code, reason)
                    .details(CanonicalJson.write(changes(before, after, contact)))
                    .build());
            findings(server, contact.findings());
        } else {
            findings(
                    server,
                    after.findings().stream()
                            .filter(finding -> !before.findings().contains(finding))
                            .toList());
        }
        surface(server, before.surface(), after.surface(), contact.surfaceOrNull());
        ServerStatus status = contact.health().status();
        boolean first = outcome.healthBefore().checkedAtOrNull() == null;
        if (status != outcome.healthBefore().status() || (first && status != ServerStatus.OK)) {
            String verdict = status == ServerStatus.DOWN ? "deny" : "observe";
            services.record(event(
                            server,
                            verdict,
                            "mcp_server_" + status.wire(),
                            contact.health().detail())
                    .build());
        }
    }

    /** What a server offers beside its tools was seen first, or is not what was seen before. */
    private void surface(String server, SurfaceState before, SurfaceState after, @Nullable SurfaceListing now) {
        if (now == null || !SurfaceListing.isNews(now, before)) {
            return;
        }
        boolean known = after.approvedHash().equals(after.observedHash());
        String code =
                !known ? "mcp_surface_changed" : after.isChanged() ? "mcp_surface_restored" : "mcp_surface_baselined";
        String reason = known
                ? "the prompts and resources of the server are those that were seen first or accepted since"
                : "the prompts and resources of the server are not those that were accepted";
        Map<String, Object> details = new HashMap<>(now.changesSince(after.items(), MAX_NAMES));
        details.put("approved_hash", after.approvedHash());
        details.put("observed_hash", after.observedHash());
        details.put("items", (long) now.items().size());
        services.record(event(server, "observe", code, reason)
                .details(CanonicalJson.write(details))
                .build());
    }

    private void findings(String server, List<ServerFinding> findings) {
        for (ServerFinding finding : findings.subList(0, Math.min(MAX_FINDINGS, findings.size()))) {
            String verdict = finding.level() == Level.HIGH ? "deny" : "observe";
            services.record(event(server, verdict, "mcp_tool_finding", finding.rule())
                    .tool(finding.tool().isEmpty() ? "" : server + '.' + finding.tool())
                    .details(CanonicalJson.write(Map.of(
                            "rule", finding.rule(),
                            "level", finding.level().name().toLowerCase(Locale.ROOT),
                            "evidence", finding.evidence())))
                    .build());
        }
    }

    private static Map<String, Object> changes(SchemaState before, SchemaState after, Contact contact) {
        Map<String, String> approved = before.approvedOrNull() == null
                ? Map.of()
                : before.approvedOrNull().tools();
        Map<String, String> now = contact.listingOrNull() == null
                ? Map.of()
                : contact.listingOrNull().hashes();
        List<String> added = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        now.forEach((name, hash) -> {
            if (!approved.containsKey(name)) {
                add(added, name);
            } else if (!Objects.equals(approved.get(name), hash)) {
                add(changed, name);
            }
        });
        List<String> removed = new ArrayList<>();
        new TreeMap<>(approved)
                .keySet().stream().filter(name -> !now.containsKey(name)).forEach(name -> add(removed, name));
        return Map.of(
                "status",
                after.status().wire(),
                "approved_hash",
                after.approvedHash(),
                "observed_hash",
                after.observedHash(),
                "tools",
                (long) now.size(),
                "added",
                added,
                "changed",
                changed,
                "removed",
                removed);
    }

    private static void add(List<String> names, String name) {
        if (names.size() < MAX_NAMES) {
            names.add(Visible.text(name, MAX_SHOWN));
        }
    }

    /** A dial that was refused; the address stands here and nowhere else (mcp.md section 3.3). */
    public void refused(String server, DialEvent dial) {
        if (!dial.allowed()) {
            services.record(event(server, "deny", "mcp_dial_refused", dial.code())
                    .destinations(List.of(dial.host() + ":" + dial.port()))
                    .details(CanonicalJson.write(Map.of(
                            "address",
                            dial.addressOrNull() == null
                                    ? ""
                                    : dial.addressOrNull().toString(),
                            "detail",
                            dial.detail())))
                    .build());
        }
    }
}
