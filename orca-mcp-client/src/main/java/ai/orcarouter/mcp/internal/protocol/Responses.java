/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.protocol;

import ai.orcarouter.mcp.internal.protocol.UpstreamException.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads what a response says. */
final class Responses {
    private static final int MESSAGE_LENGTH = 4_096;

    private Responses() {}

    /** The result of a response. */
    static ObjectNode result(Answer answer) throws UpstreamException {
        if (answer.isError()) {
            throw error(answer);
        }
        if (answer.message().path("result") instanceof ObjectNode result) {
            return result;
        }
        throw UpstreamException.sent(Kind.PROTOCOL, "the result is not an object");
    }

    /** The failure that an error response stands for. */
    static UpstreamException error(Answer answer) {
        JsonNode error = answer.message().path("error");
        if (!error.path("code").canConvertToInt()) {
            return UpstreamException.sent(Kind.PROTOCOL, "the server answered with an error without a code");
        }
        String text = error.path("message").asText();
        return UpstreamException.answered(
                error.path("code").intValue(), text.substring(0, Math.min(text.length(), MESSAGE_LENGTH)));
    }

    /** Whether a modern result is one that a call needs input for. */
    static boolean needsInput(ObjectNode result, Session session) throws UpstreamException {
        JsonNode type = result.path("resultType");
        if (!session.isModern() || type.isMissingNode() || type.asText().equals("complete")) {
            return false;
        }
        if (type.asText().equals("input_required")) {
            return true;
        }
        throw UpstreamException.sent(Kind.PROTOCOL, "a type of result that this client does not know");
    }
}
