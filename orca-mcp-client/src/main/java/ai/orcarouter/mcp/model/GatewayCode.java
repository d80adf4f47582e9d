/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.model;

import java.util.Locale;

/** What became of a call through the gateway (REFERENCE 2.7, mcp.md 3.3). Stable; callers branch on it. */
public enum GatewayCode {
    /** The tool answered. Its answer may say that it failed. */
    ANSWERED(true),
    /** The firewall denies the call. Nothing was sent. */
    DENIED(false),
    /** The firewall holds the call until a person decides. Nothing was sent. */
    HELD(false),
    /** There is no such tool. Nothing was sent. */
    UNKNOWN_TOOL(false),
    /** The arguments are no JSON object that can be forwarded. Nothing was sent. */
    INVALID_ARGUMENTS(false),
    /** The server is switched off. Nothing was sent. */
    SERVER_DISABLED(false),
    /** The server cannot be reached. Nothing was sent. */
    SERVER_DOWN(false),
    /** The server's endpoint is one that is not dialled, or the server had the call and led on to such a one. */
    ENDPOINT_REFUSED(true),
    /** The server accepts no credential that is configured. */
    SERVER_UNAUTHORIZED(false),
    /** The server speaks no version of the protocol that is known. Nothing was sent. */
    ERA_UNSUPPORTED(false),
    /** The server's tools are not those that were approved. Nothing was sent. */
    SCHEMA_CHANGED(false),
    /** Nobody has approved the server's tools yet. Nothing was sent. */
    SCHEMA_PENDING(false),
    /** An operator holds the server back. Nothing was sent. */
    SERVER_QUARANTINED(false),
    /** The server's stored record cannot be used. Nothing was sent. */
    SERVER_INVALID(false),
    /** The server answered with an error of the protocol. */
    UPSTREAM_ERROR(true),
    /** The deadline passed. The server may have done what was asked. */
    TIMED_OUT(true),
    /** The caller ended the call. The server may have done what was asked. */
    CANCELLED(true),
    /** The connection or the process failed. The server may have done what was asked. */
    TRANSPORT_FAILED(true),
    /** The server broke the protocol or a limit. */
    PROTOCOL_ERROR(true),
    /** The tool answered, and the screen of texts withholds the answer. */
    RESULT_WITHHELD(true),
    /** Too many calls at one time. Nothing was sent. */
    BUSY(false),
    /** The gateway was closed before the call had a thread. Nothing was sent. */
    CLOSED(false),
    /** A fault of the gateway. */
    INTERNAL(true);

    private final boolean mayHaveRun;
    private final String wire = name().toLowerCase(Locale.ROOT);

    GatewayCode(boolean mayHaveRun) {
        this.mayHaveRun = mayHaveRun;
    }

    /** Whether the tool may have run, as far as the code alone tells. */
    public boolean mayHaveRun() {
        return mayHaveRun;
    }

    /** The name in texts and events. */
    public String wire() {
        return wire;
    }
}
