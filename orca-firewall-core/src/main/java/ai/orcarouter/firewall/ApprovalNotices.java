/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.core.spi.StoreText;
import ai.orcarouter.firewall.model.ApprovalNotice;
import ai.orcarouter.firewall.model.SignedNotice;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Makes the outbound message of an approval notice (REFERENCE 2.13 and 15.19, SEMANTICS 3.3). The body has exactly the
 * documented members:
 *
 * <pre>{@code
 * {"event", "workspace_id", "occurred_at",
 *  "data": {"approval_id", "tool_name", "request_id", "conversation_id", "policy_id", "rule_id"}}
 * }</pre>
 *
 * <p>Beside {@code Content-Type} there are three headers: {@code X-Orca-Event}, {@code X-Orca-Timestamp} with epoch
 * seconds, and {@code X-Orca-Signature: sha256=<hex>} with HMAC-SHA-256 under the webhook secret over the lines
 * {@code orca.notice.v1}, workspace, approval id, timestamp and SHA-256 of the body in hexadecimal, joined by LF.
 *
 * <p>Pure functions.
 */
public final class ApprovalNotices {
    private static final DateTimeFormatter RFC_3339 = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int MAX_NUMBER_DIGITS = 15;

    private ApprovalNotices() {}

    /**
     * The JSON body, in the order of member names; the same notice always gives the same text. Names that came with the
     * call are cut to {@link StoreText#MAX_NAME} characters, and what no JSON text can hold is replaced by U+FFFD.
     */
    public static String body(ApprovalNotice notice) {
        return CanonicalJson.write(Map.of(
                "event",
                ApprovalNotice.EVENT,
                "workspace_id",
                workspace(notice.workspace()),
                "occurred_at",
                RFC_3339.format(notice.occurredAt()),
                "data",
                Map.of(
                        "approval_id", notice.approvalId(),
                        "tool_name", clean(notice.toolName()),
                        "request_id", clean(notice.requestId()),
                        "conversation_id", clean(notice.conversationId()),
                        "policy_id", notice.policyId(),
                        "rule_id", notice.ruleId())));
    }

    /**
     * The message to send.
     *
     * @param notice what happened
     * @param url the webhook
     * @param secret the webhook's secret; not empty
     * @param now the time that the receiver compares with its own
     * @throws IllegalArgumentException when the approval id is not 24 lower-case hexadecimal digits, the workspace is
     *     empty or holds a control character, or the secret is empty
     */
    public static SignedNotice sign(ApprovalNotice notice, String url, Secret secret, Instant now) {
        if (!ApprovalMac.isId(notice.approvalId()) || !ApprovalMac.isLine(notice.workspace())) {
            throw new IllegalArgumentException("a notice names an approval and a workspace");
        }
        String body = body(notice);
        long timestamp = now.getEpochSecond();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("X-Orca-Event", ApprovalNotice.EVENT);
        headers.put(ApprovalMac.TIMESTAMP_HEADER, Long.toString(timestamp));
        headers.put(
                ApprovalMac.SIGNATURE_HEADER,
                ApprovalMac.header(
                        ApprovalMac.NOTICE,
                        notice.workspace(),
                        notice.approvalId(),
                        timestamp,
                        body.getBytes(UTF_8),
                        secret));
        return new SignedNotice(url, headers, body);
    }

    /** A tool may be called anything; that must not keep its notice from being sent. */
    private static String clean(String name) {
        return StoreText.clean(name, StoreText.MAX_NAME);
    }

    /** The documented integer where the workspace is named by one. */
    private static Object workspace(String name) {
        boolean number = !name.isEmpty()
                && name.length() <= MAX_NUMBER_DIGITS
                && name.chars().allMatch(c -> c >= '0' && c <= '9')
                && (name.length() == 1 || name.charAt(0) != '0');
        return number ? (Object) Long.parseLong(name) : name;
    }
}
