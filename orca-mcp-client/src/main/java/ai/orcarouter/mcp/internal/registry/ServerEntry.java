/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.registry;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.mcp.internal.schema.SchemaState;
import ai.orcarouter.mcp.internal.vault.SealedCredential;
import ai.orcarouter.mcp.model.McpServer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stored server with everything that belongs to it.
 *
 * @param document as it is stored
 * @param serverOrNull what it says; null when it cannot be used
 * @param credentialOrNull its sealed credential; null when it has none
 * @param credentialVersion version of that document; 0 when there is none
 * @param schema what is known of its tools
 * @param health what the last probe found
 * @param fault why it cannot be used; empty when it can
 */
public record ServerEntry(
        ConfigDocument document,
        @Nullable McpServer serverOrNull,
        @Nullable SealedCredential credentialOrNull,
        long credentialVersion,
        SchemaState schema,
        Health health,
        String fault) {
    /** Id of the server. */
    public String id() {
        return document.id();
    }

    /** What it says, if it can be used. */
    public Optional<McpServer> server() {
        return fault.isEmpty() ? Optional.ofNullable(serverOrNull) : Optional.empty();
    }

    /** What it says; refuses one that cannot be used. */
    public McpServer readable() {
        if (serverOrNull == null || !fault.isEmpty()) {
            throw new OrcaException(
                    ErrorCode.INVALID_DOCUMENT,
                    List.of(Issue.error("", id(), "server " + id() + " " + fault, "delete or repair it")));
        }
        return serverOrNull;
    }

    /** Changes when the server must be connected to anew. */
    public String generation() {
        return document.version() + ":" + credentialVersion;
    }
}
