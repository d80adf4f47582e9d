/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A server as readers see it: nothing secret is in it, whoever reads (REFERENCE 5.1).
 *
 * @param server as registered, the endpoint masked behind its origin; storing it again keeps the endpoint
 * @param version number of the stored version
 * @param author who made that version
 * @param time when
 * @param authJson the credential, masked: {@link Credential#MASK}, or empty when there is none
 * @param status what the last probe found
 * @param lastCheckedAtOrNull when that was
 * @param detail why it is not {@link ServerStatus#OK}, for people; may be empty
 * @param schemaStatus how its tools compare with the approved ones
 * @param schemaSinceOrNull since when; null without a baseline
 * @param approvedHash hash of the approved tools; empty without
 * @param observedHash hash of the tools last seen, which an approval names; empty when never seen
 * @param findings what a scan of the tools last seen found
 * @param surface how its prompts and resources compare with the accepted ones
 */
public record StoredServer(
        McpServer server,
        long version,
        String author,
        Instant time,
        String authJson,
        ServerStatus status,
        @Nullable Instant lastCheckedAtOrNull,
        String detail,
        SchemaStatus schemaStatus,
        @Nullable Instant schemaSinceOrNull,
        String approvedHash,
        String observedHash,
        List<ServerFinding> findings,
        ServerSurface surface) {
    /** Copies the list. */
    public StoredServer {
        findings = List.copyOf(findings);
    }

    /** When the server was last probed. */
    public Optional<Instant> lastCheckedAt() {
        return Optional.ofNullable(lastCheckedAtOrNull);
    }

    /** Since when the schema status holds. */
    public Optional<Instant> schemaSince() {
        return Optional.ofNullable(schemaSinceOrNull);
    }
}
