/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.model;

import ai.orcarouter.firewall.model.Decision;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway answers to a call. Immutable.
 *
 * @param code what became of the call
 * @param resultJson the result of {@code tools/call} for the model: a JSON object with {@code content} and, on a
 *     failure, {@code isError: true}. It never holds an approval's id, an address or a credential of the gateway
 * @param isError whether the result says that the call failed
 * @param dispatched whether the call may have reached the server
 * @param decisionOrNull what the firewall decided; null when it was not asked
 * @param approvalIdOrNull the approval that a held call waits for, for the host alone (SEMANTICS 3.2)
 */
public record GatewayAnswer(
        GatewayCode code,
        String resultJson,
        boolean isError,
        boolean dispatched,
        @Nullable Decision decisionOrNull,
        @Nullable String approvalIdOrNull) {
    /** What the firewall decided. */
    public Optional<Decision> decision() {
        return Optional.ofNullable(decisionOrNull);
    }

    /** The approval that a held call waits for, or that a call which was let through has used. */
    public Optional<String> approvalId() {
        return Optional.ofNullable(approvalIdOrNull);
    }

    /**
     * The error of JSON-RPC that a server edge sends in place of {@link #resultJson}: for an unknown tool and for a
     * fault of the gateway. Everything else is a result, so that the model sees it.
     */
    public Optional<RpcError> rpcError() {
        return switch (code) {
            case UNKNOWN_TOOL -> Optional.of(new RpcError(RpcError.INVALID_PARAMS, "unknown tool"));
            case INTERNAL -> Optional.of(new RpcError(RpcError.INTERNAL, "internal error"));
            case ANSWERED,
                    DENIED,
                    HELD,
                    INVALID_ARGUMENTS,
                    SERVER_DISABLED,
                    SERVER_DOWN,
                    ENDPOINT_REFUSED,
                    SERVER_UNAUTHORIZED,
                    ERA_UNSUPPORTED,
                    SCHEMA_CHANGED,
                    SCHEMA_PENDING,
                    SERVER_QUARANTINED,
                    SERVER_INVALID,
                    UPSTREAM_ERROR,
                    TIMED_OUT,
                    CANCELLED,
                    TRANSPORT_FAILED,
                    PROTOCOL_ERROR,
                    RESULT_WITHHELD,
                    BUSY,
                    CLOSED -> Optional.empty();
        };
    }
}
