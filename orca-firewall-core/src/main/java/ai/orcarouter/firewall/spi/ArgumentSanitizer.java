/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.spi;

/**
 * Rewrites one string value of a tool call's arguments (REFERENCE 2.8). A policy names it like a preset.
 *
 * <p>Thread-safe, does not block, linear in the length of the value, and idempotent: sanitising its own output changes
 * nothing. One that throws or returns {@code null} denies the call.
 */
@FunctionalInterface
public interface ArgumentSanitizer {
    /** The value to forward; the same instance when there is nothing to redact. */
    String sanitize(String value);
}
