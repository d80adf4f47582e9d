/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.workspace;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.firewall.model.WebhookSettings;
import java.util.List;
import java.util.Map;

/**
 * The firewall's settings as they are stored (REFERENCE 2.21).
 *
 * @param observeMode whether calls that no policy governs are recorded as gaps
 * @param webhook where approval notices go
 */
public record WorkspaceSettings(boolean observeMode, WebhookSettings webhook) {
    private static final String OBSERVE = "firewall_observe_mode";
    private static final String URL = "approval_webhook_url";
    private static final String SECRET = "approval_webhook_sealed_secret";

    /** The settings of a workspace that never stored any. */
    public static final WorkspaceSettings INITIAL = new WorkspaceSettings(false, WebhookSettings.disabled());

    /** What stands in for settings that cannot be read: gaps are recorded, no notice leaves. */
    static final WorkspaceSettings UNREADABLE = new WorkspaceSettings(true, WebhookSettings.disabled());

    /** The stored document. */
    public String encode() {
        return CanonicalJson.write(Map.of(OBSERVE, observeMode, URL, webhook.url(), SECRET, webhook.sealedSecret()));
    }

    /** Reads a stored document, strictly. */
    public static WorkspaceSettings decode(String json) {
        Arguments document = Arguments.ofJson(json);
        if (document.fault().isEmpty()
                && document.value() instanceof Map<?, ?> members
                && members.size() == 3
                && members.get(OBSERVE) instanceof Boolean observe
                && members.get(URL) instanceof String url
                && members.get(SECRET) instanceof String sealed) {
            return new WorkspaceSettings(observe, new WebhookSettings(url, sealed));
        }
        throw new OrcaException(
                ErrorCode.INVALID_DOCUMENT,
                List.of(Issue.error("", "settings", "not the settings document of a firewall", "")));
    }
}
