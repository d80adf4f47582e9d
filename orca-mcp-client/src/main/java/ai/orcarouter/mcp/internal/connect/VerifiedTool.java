/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.connect;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One tool of a server as it was compared with the approved list.
 *
 * @param upstreamName its name at the server
 * @param raw the whole object as the server sent it; read only, nobody changes it
 * @param hash its hash as {@code ToolSchemaHash} makes it, for grants that bind it (SEMANTICS 3.2)
 */
public record VerifiedTool(String upstreamName, ObjectNode raw, String hash) {}
