/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit.mediation;

/**
 * What a model reads as the answer to one of its calls.
 *
 * @param callId id of the call
 * @param text everything that the message says
 */
public record ToolMessage(String callId, String text) {}
