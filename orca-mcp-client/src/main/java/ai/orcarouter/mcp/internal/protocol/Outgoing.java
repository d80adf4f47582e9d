/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.protocol;

import ai.orcarouter.core.net.IpAddress;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way.
 *
 * @param id of the request, never used twice
 * @param method of the request
 * @param message the whole message
 * @param session as agreed, or as assumed while it is being agreed
 * @param nameOrNull the tool that it is about, as the server calls it
 * @param paramHeaders arguments that go into headers, by full field name, encoded
 * @param deadline by which it has to be answered
 * @param cancellation ends it early
 * @param vetted addresses of {@link CallOptions#vetted}
 */
public record Outgoing(
        long id,
        String method,
        ObjectNode message,
        Session session,
        @Nullable String nameOrNull,
        Map<String, String> paramHeaders,
        Deadline deadline,
        Cancellation cancellation,
        Map<String, List<IpAddress>> vetted) {
    /** Whether the server is told when nobody waits for the answer any more: not while versions are agreed on. */
    public boolean isCancellable() {
        return !method.equals("initialize") && !method.equals("server/discover");
    }
}
