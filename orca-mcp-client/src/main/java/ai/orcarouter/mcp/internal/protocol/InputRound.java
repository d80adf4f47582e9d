/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.protocol;

import ai.orcarouter.mcp.internal.protocol.UpstreamException.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Answers what a server needs to know before it goes on with a request (revision 2026-07-28, SEP-2322). */
final class InputRound {
    private InputRound() {}

    /**
     * The parameters of the request once more, with what the server asked for; its state goes back as it came, or not
     * at all.
     *
     * @param params the parameters at first, not changed
     * @param asked the result that asks
     */
    static ObjectNode next(ObjectNode params, ObjectNode asked, Inbox inbox, Deadline deadline)
            throws UpstreamException {
        ObjectNode next = Json.object();
        next.setAll(params);
        JsonNode requests = asked.path("inputRequests");
        if (!requests.isEmpty()) {
            ObjectNode responses = next.putObject("inputResponses");
            for (Map.Entry<String, JsonNode> one : requests.properties()) {
                ObjectNode response = inbox.input(one.getValue(), deadline);
                if (response == null) {
                    throw UpstreamException.sent(Kind.PROTOCOL, "the server asks for input that nobody gives");
                }
                responses.set(one.getKey(), response);
            }
        }
        if (asked.path("requestState").isTextual()) {
            next.set("requestState", asked.path("requestState"));
        } else if (requests.isEmpty()) {
            throw UpstreamException.sent(Kind.PROTOCOL, "the server asks for input and does not say which");
        }
        return next;
    }
}
