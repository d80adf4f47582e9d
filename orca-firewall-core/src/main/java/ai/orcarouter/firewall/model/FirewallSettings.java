/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

/**
 * The firewall's settings of a workspace as they are shown (REFERENCE 2.21).
 *
 * @param observeMode whether calls that no policy governs are recorded as gaps
 * @param webhookUrl where approval notices go; empty when they go nowhere
 * @param hasWebhookSecret whether a secret is stored; the secret itself is never shown
 * @param version version of the settings document; 0 when none was ever stored
 */
public record FirewallSettings(boolean observeMode, String webhookUrl, boolean hasWebhookSecret, long version) {}
