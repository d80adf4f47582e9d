/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.mcp.McpServerSet;
import ai.orcarouter.mcp.model.ProbeResult;
import ai.orcarouter.mcp.model.ServerFinding;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Command;

/** {@code orca mcp probe}: whether servers answer, and with the tools that were approved. */
@Command(
        name = "probe",
        description = {
            "Connects to each server, lists its tools and compares them with the pinned ones. Tools that",
            "were never seen are pinned, unless a scan finds something grave or the file forbids it.",
            "",
            "Writes {\"id\",\"status\",\"schema_status\",\"hash\",\"tools\":n,\"detail\",",
            "\"surface_hash\",\"surface_changed\":true|false,\"findings\":[..]}; the surface are prompts",
            "and resources, of which a change is only shown unless the file says strict_surface.",
            "",
            "Exit code 0 when all servers can be served, else 1."
        })
final class McpProbeCommand extends ServersCommand {
    @Override
    int run(McpServerSet set, PrintWriter out) throws IOException {
        boolean all = true;
        for (String id : set.ids()) {
            ProbeResult probe = set.probe(id);
            line(out, json -> write(probe, json));
            out.flush();
            all &= probe.schemaStatus().isOpen() && !probe.observedHash().isEmpty();
        }
        return all ? Orca.OK : Orca.FAULTS;
    }

    private static void write(ProbeResult probe, JsonGenerator out) throws IOException {
        out.writeStringField("id", probe.serverId());
        out.writeStringField("status", probe.status().wire());
        out.writeStringField("schema_status", probe.schemaStatus().wire());
        out.writeStringField("hash", probe.observedHash());
        out.writeNumberField("tools", probe.tools().size());
        out.writeStringField("detail", probe.detail());
        out.writeStringField("surface_hash", probe.surface().observedHash());
        out.writeBooleanField("surface_changed", probe.surface().changedSince().isPresent());
        out.writeArrayFieldStart("findings");
        for (ServerFinding finding : probe.findings()) {
            out.writeStartObject();
            out.writeStringField("tool", finding.tool());
            out.writeStringField("rule", finding.rule());
            out.writeStringField("level", finding.level().name().toLowerCase(Locale.ROOT));
            out.writeStringField("evidence", finding.evidence());
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
