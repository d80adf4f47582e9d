/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp;

import ai.orcarouter.core.Issue;
import ai.orcarouter.core.document.Spelling;
import ai.orcarouter.core.document.Texts;
import ai.orcarouter.mcp.internal.registry.ServerDocuments;
import ai.orcarouter.mcp.model.McpServer;
import ai.orcarouter.mcp.model.ServerTransport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How servers are read, checked and written in a host with these launchers. Immutable. */
final class HostedServers implements ServerDocuments {
    private final Set<String> launchers;
    private final Set<String> inProcess;

    HostedServers(McpServersBuilder wiring) {
        launchers = Set.copyOf(wiring.launchers.keySet());
        inProcess = Set.copyOf(wiring.inProcess.keySet());
    }

    @Override
    public Optional<McpServer> read(String json) {
        McpServerDocument read = McpServerCodec.decode(".json", json);
        return read.isValid() ? Optional.of(read.server()) : Optional.empty();
    }

    @Override
    public List<Issue> check(McpServer server) {
        List<Issue> issues = new ArrayList<>(McpServerCodec.check(server));
        if (server.transport().isLaunched() && issues.isEmpty()) {
            Set<String> known = server.transport() == ServerTransport.STDIO ? launchers : inProcess;
            if (!known.contains(server.launcher())) {
                issues.add(Issue.error(
                        "/launcher",
                        server.id(),
                        "the host has no launcher " + Texts.quote(server.launcher()) + " for "
                                + server.transport().wire(),
                        Spelling.hint(server.launcher(), known, "launchers")));
            }
        }
        return List.copyOf(issues);
    }

    @Override
    public String write(McpServer server) {
        return McpServerCodec.encode(server);
    }
}
