/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

import ai.orcarouter.core.spi.StoreText;

/**
 * What a reviewer is shown of a held call, beside its binding; safe to show. Texts are kept as {@link StoreText#clean}
 * leaves them; what there is not is empty.
 *
 * @param surface where the call was judged
 * @param reason why it is held
 * @param argsSummary redacted snapshot of its arguments, up to {@link #MAX_SUMMARY} characters
 * @param skill skill that owns it
 * @param requestId request it belongs to
 * @param conversationId conversation it belongs to
 */
public record ApprovalContext(
        Surface surface, String reason, String argsSummary, String skill, String requestId, String conversationId) {
    /** The most characters of a summary: 4,096. */
    public static final int MAX_SUMMARY = 4_096;

    /** Cleans the texts. */
    public ApprovalContext {
        reason = StoreText.clean(reason, StoreText.MAX_SENTENCE);
        argsSummary = StoreText.clean(argsSummary, MAX_SUMMARY);
        skill = StoreText.clean(skill, StoreText.MAX_NAME);
        requestId = StoreText.clean(requestId, StoreText.MAX_NAME);
        conversationId = StoreText.clean(conversationId, StoreText.MAX_NAME);
    }
}
