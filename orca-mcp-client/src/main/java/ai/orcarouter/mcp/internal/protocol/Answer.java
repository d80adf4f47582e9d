/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The response to a request.
 *
 * @param message the whole message, with {@code result} or {@code error}
 * @param bytes its length on the wire
 */
public record Answer(ObjectNode message, int bytes) {
    /** Whether it is an error. */
    public boolean isError() {
        return message.has("error");
    }

    /** The code of the error; 0 when there is no usable one. */
    public int code() {
        return message.path("error").path("code").canConvertToInt()
                ? message.path("error").path("code").intValue()
                : 0;
    }
}
