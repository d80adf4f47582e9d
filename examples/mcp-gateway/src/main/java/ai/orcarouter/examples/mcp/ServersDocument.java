/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.mcp;

import ai.orcarouter.core.Issue;
import ai.orcarouter.mcp.spi.McpServerSpec;
import java.util.List;

/**
 * What a servers file came to.
 *
 * @param servers the servers; empty when there is any error
 * @param trustOnFirstUse whether the first tools of a server are approved by themselves
 * @param strictSurface whether a server is closed whose prompts and resources changed
 * @param issues everything that is wrong, in the order of the file
 */
public record ServersDocument(
        List<McpServerSpec> servers, boolean trustOnFirstUse, boolean strictSurface, List<Issue> issues) {
    /** Copies the lists. */
    public ServersDocument {
        servers = List.copyOf(servers);
        issues = List.copyOf(issues);
    }

    /** Whether the servers can be used. */
    public boolean isValid() {
        return issues.stream().noneMatch(Issue::isError);
    }
}
