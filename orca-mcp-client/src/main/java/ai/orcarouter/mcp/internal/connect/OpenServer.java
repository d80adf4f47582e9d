/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.connect;

import ai.orcarouter.mcp.internal.protocol.CallOptions;
import ai.orcarouter.mcp.internal.protocol.CallResult;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** A server that was open when it was handed out, with its approved tools. Thread-safe. */
public interface OpenServer {
    /** Its id, which is the first part of the canonical names of its tools. */
    String id();

    /** Its approved tools, by name. The list of one instance never changes. */
    List<VerifiedTool> tools();

    /** What it told of itself when it connected; text of a stranger, not for a model unless screened. */
    Optional<String> instructions();

    /**
     * Calls a tool. Whether the server is still open and the tool still the approved one is checked first, without the
     * network.
     *
     * @throws SchemaDriftException when it is not; nothing was sent
     * @throws UpstreamException when the call failed; it says whether the server may have got it
     */
    CallResult call(String upstreamName, ObjectNode arguments, CallOptions options)
            throws UpstreamException, SchemaDriftException;
}
