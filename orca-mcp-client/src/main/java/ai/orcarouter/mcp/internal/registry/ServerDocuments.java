/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.registry;

import ai.orcarouter.core.Issue;
import ai.orcarouter.mcp.model.McpServer;
import java.util.List;
import java.util.Optional;

/** How servers are read, checked and written; the module root knows how. */
public interface ServerDocuments {
    /** Reads a stored server; empty when it has a fault. */
    Optional<McpServer> read(String json);

    /** Every fault of a server, what the host must provide for it included. */
    List<Issue> check(McpServer server);

    /** Writes a server without faults. */
    String write(McpServer server);
}
