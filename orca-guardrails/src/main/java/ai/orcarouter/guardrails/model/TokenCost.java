/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.model;

/**
 * What asking models about a text has cost.
 *
 * @param calls requests that were made
 * @param inputTokens tokens read
 * @param outputTokens tokens written
 * @param cents cost in cents of a US dollar, as the host's model reports it
 */
public record TokenCost(long calls, long inputTokens, long outputTokens, double cents) {
    /** Nobody was asked. */
    public static final TokenCost NONE = new TokenCost(0, 0, 0, 0);

    /** Both together. */
    public TokenCost plus(TokenCost other) {
        return new TokenCost(
                calls + other.calls,
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens,
                cents + other.cents);
    }
}
