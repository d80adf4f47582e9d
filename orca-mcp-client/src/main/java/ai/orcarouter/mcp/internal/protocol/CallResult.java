/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a tool answered.
 *
 * @param result the raw result object of {@code tools/call}; nobody else holds it
 * @param isError whether the tool says that it failed
 */
public record CallResult(ObjectNode result, boolean isError) {
    /** A result, with what it says of itself. Anything but {@code true} in {@code isError} is no error. */
    public static CallResult of(ObjectNode result) {
        return new CallResult(result, result.path("isError").asBoolean(false));
    }
}
