/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.model;

/**
 * An error of JSON-RPC that a server edge answers with in place of a result.
 *
 * @param code {@link #INVALID_PARAMS} or {@link #INTERNAL}
 * @param message for people; safe to show
 */
public record RpcError(int code, String message) {
    /** There is no such tool, which the protocol counts as invalid parameters. */
    public static final int INVALID_PARAMS = -32602;

    /** A fault of the gateway. */
    public static final int INTERNAL = -32603;
}
