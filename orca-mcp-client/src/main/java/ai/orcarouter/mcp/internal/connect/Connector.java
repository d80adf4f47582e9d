/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.connect;

import ai.orcarouter.core.net.AddressPolicy;
import ai.orcarouter.mcp.internal.protocol.Upstream;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.model.Credential;
import ai.orcarouter.mcp.model.McpServer;
import java.util.Optional;

/** Makes clients of servers. Thread-safe. */
public interface Connector extends AutoCloseable {
    /**
     * A client of a server; it connects when it is first used.
     *
     * @throws UpstreamException when the server's target cannot be used
     */
    Upstream open(McpServer server, Credential credential) throws UpstreamException;

    /**
     * Why a server or its token URL would not be dialled, as a code; empty when nothing is known against it now. Looks
     * names up. What counts is the check at each dial.
     */
    Optional<String> refusal(McpServer server, Credential credential);

    /** Judges where may be dialled by {@code policy} from now on, also for clients that are open. */
    default void judgeBy(AddressPolicy policy) {
        // What dials nothing has nothing to judge.
    }

    /**
     * Identifies how a server is reached: another endpoint, another command or another way to authenticate gives
     * another text. A hash, so that nothing of it can be read back.
     */
    String target(McpServer server);

    /** Ends what clients share. The clients are closed before. */
    @Override
    void close();
}
