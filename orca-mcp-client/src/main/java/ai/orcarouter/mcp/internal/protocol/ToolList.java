/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a server said its tools are, all pages together. The objects are shared: whoever changes one copies it first.
 *
 * @param tools raw, with all members, in the server's order
 * @param leftOut tools that the protocol forbids to use, which count neither as listed nor as missing
 * @param instructionsOrNull untrusted text that the server wants the model to read
 * @param ttlOrNull how long the server says the list holds; the shortest of all pages, null when it does not say
 */
public record ToolList(
        List<ObjectNode> tools,
        List<LeftOut> leftOut,
        @Nullable String instructionsOrNull,
        @Nullable Duration ttlOrNull) {
    /**
     * A tool whose definition breaks a rule that makes it unusable, such as an invalid {@code x-mcp-header}.
     *
     * @param tool raw
     * @param reason for an administrator; no text of the server is in it
     */
    public record LeftOut(ObjectNode tool, String reason) {}

    /** Copies the lists. */
    public ToolList {
        tools = List.copyOf(tools);
        leftOut = List.copyOf(leftOut);
    }

    /** A list of a server that says nothing else. */
    public static ToolList of(List<ObjectNode> tools) {
        return new ToolList(tools, List.of(), null, null);
    }

    /** Untrusted text that the server wants the model to read. */
    public Optional<String> instructions() {
        return Optional.ofNullable(instructionsOrNull);
    }

    /** How long the server says the list holds. */
    public Optional<Duration> ttl() {
        return Optional.ofNullable(ttlOrNull);
    }
}
