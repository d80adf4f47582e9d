/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

/**
 * Where a workspace's approval notices go, as it is stored (REFERENCE 2.13). {@code ApprovalWebhook} changes it and
 * checks it. The secret is write-only: it is kept sealed and never shown. Immutable.
 *
 * @param url an https URL; empty when the webhook is disabled
 * @param sealedSecret the sealed secret in Base64; empty when there is none
 */
public record WebhookSettings(String url, String sealedSecret) {
    private static final WebhookSettings DISABLED = new WebhookSettings("", "");

    /** No webhook. */
    public static WebhookSettings disabled() {
        return DISABLED;
    }

    /** Whether notices are sent and callbacks are taken. */
    public boolean enabled() {
        return !url.isEmpty();
    }

    /** Whether a secret is stored. */
    public boolean hasSecret() {
        return !sealedSecret.isEmpty();
    }

    /** The URL and whether there is a secret. */
    @Override
    public String toString() {
        return "WebhookSettings[" + url + (hasSecret() ? ", with secret]" : ", without secret]");
    }
}
