/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.protocol;

/** The two forms of the protocol (mcp.md 3.1). */
public enum Era {
    /** Not known: nothing was exchanged yet. */
    UNKNOWN,
    /** Up to 2025-11-25: an {@code initialize} handshake, and sessions over HTTP. */
    LEGACY,
    /** From 2026-07-28: every request says its version and capabilities by itself. */
    MODERN
}
