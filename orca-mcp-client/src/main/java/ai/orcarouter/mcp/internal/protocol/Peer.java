/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a server at one moment. All texts are untrusted.
 *
 * @param era of its last connection
 * @param protocolVersion the agreed one, empty when unknown
 * @param serverInfoOrNull what it says it is, raw
 * @param capabilitiesOrNull what it says it can do, raw
 * @param instructionsOrNull what it wants the model to read
 * @param noise how many lines or events were no messages of the protocol, in all connections so far
 * @param connected whether the last exchange went well and nothing ended the connection since
 */
public record Peer(
        Era era,
        String protocolVersion,
        @Nullable ObjectNode serverInfoOrNull,
        @Nullable ObjectNode capabilitiesOrNull,
        @Nullable String instructionsOrNull,
        long noise,
        boolean connected) {
    /** Nothing was exchanged yet. */
    public static Peer unknown() {
        return new Peer(Era.UNKNOWN, "", null, null, null, 0, false);
    }

    /** What it says it is, raw. */
    public Optional<ObjectNode> serverInfo() {
        return Optional.ofNullable(serverInfoOrNull);
    }

    /** What it says it can do, raw. */
    public Optional<ObjectNode> capabilities() {
        return Optional.ofNullable(capabilitiesOrNull);
    }

    /** What it wants the model to read. */
    public Optional<String> instructions() {
        return Optional.ofNullable(instructionsOrNull);
    }
}
