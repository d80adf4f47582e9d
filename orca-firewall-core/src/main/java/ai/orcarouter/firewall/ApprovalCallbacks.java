/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.core.Limits;
import ai.orcarouter.core.crypto.ConstantTime;
import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.CallbackResult.Accepted;
import ai.orcarouter.firewall.CallbackResult.Choice;
import ai.orcarouter.firewall.CallbackResult.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates the callbacks with which a reviewer's own system decides approvals (REFERENCE 2.13 and 15.19, SEMANTICS
 * 3.3).
 *
 * <p>A callback carries {@code X-Orca-Timestamp} (epoch seconds in decimal) and {@code X-Orca-Signature: sha256=<hex>}:
 * HMAC-SHA-256 under the webhook secret, in lower case, over the lines {@code orca.callback.v1}, workspace, approval
 * id, timestamp and SHA-256 of the body in hexadecimal, joined by LF. So it holds for one approval of one workspace,
 * and a notice of ours cannot be sent back as one. Its body is {@code {"decision": "approve" | "reject", "comment"?:
 * text}} and nothing else.
 *
 * <p><b>Replay.</b> {@link #verify} is pure and refuses what is older or newer than {@link #WINDOW}. {@link #accept}
 * also remembers what it accepted until the window has passed and refuses the same signature again; what it remembers
 * is bounded, and beyond the bound it refuses ({@link Refused#TOO_MANY}) rather than forget. Only authentic callbacks
 * are remembered, so strangers cannot fill it. In another process a replay gets as far as the approval store, where it
 * repeats the decision that already stands: the first decision wins.
 *
 * <p>Thread-safe.
 */
public final class ApprovalCallbacks {
    /** How far the timestamp may be from now, either way; both ends still pass. */
    public static final Duration WINDOW = Duration.ofMinutes(5);

    /** Bytes of a body. */
    public static final int MAX_BODY = 16 << 10;

    /** UTF-16 units of a comment. */
    public static final int MAX_COMMENT = 2_000;

    /** Callbacks that are remembered unless said otherwise. */
    public static final int DEFAULT_CAPACITY = 10_000;

    private static final int MAX_TIMESTAMP_DIGITS = 12;
    private static final Limits BODY_LIMITS = Limits.defaults().toBuilder()
            .maxJsonBytes(MAX_BODY)
            .maxJsonDepth(2)
            .maxJsonMembers(2)
            .build();

    private final SeenCallbacks seen;

    /** Remembers up to {@link #DEFAULT_CAPACITY} callbacks. */
    public ApprovalCallbacks() {
        this(DEFAULT_CAPACITY);
    }

    /** Remembers up to {@code capacity} callbacks of the last minutes; at least 1. */
    public ApprovalCallbacks(int capacity) {
        this.seen = new SeenCallbacks(capacity);
    }

    /**
     * Verifies a callback and refuses one that was accepted before.
     *
     * @param secretOrNull the workspace's webhook secret; null when it has none
     */
    public CallbackResult accept(ApprovalCallback callback, @Nullable Secret secretOrNull, Instant now) {
        CallbackResult result = verify(callback, secretOrNull, now);
        String signature = callback.signature().orElse(null);
        if (!(result instanceof Accepted) || signature == null) {
            return result;
        }
        long timestamp = timestamp(callback.timestamp().orElse(null));
        return switch (seen.add(signature, timestamp + WINDOW.toSeconds(), now.getEpochSecond())) {
            case NEW -> result;
            case KNOWN -> Refused.REPLAYED;
            case FULL -> Refused.TOO_MANY;
        };
    }

    /**
     * Verifies a callback: its form, its time, its signature, then its body. Pure; never throws for any content.
     *
     * @param secretOrNull the workspace's webhook secret; null when it has none
     */
    public static CallbackResult verify(ApprovalCallback callback, @Nullable Secret secretOrNull, Instant now) {
        if (secretOrNull == null || secretOrNull.length() == 0) {
            return Refused.NOT_CONFIGURED;
        }
        byte[] body = callback.body();
        if (body.length > MAX_BODY) {
            return Refused.TOO_LONG;
        }
        String signature = callback.signature().orElse(null);
        long timestamp = timestamp(callback.timestamp().orElse(null));
        if (signature == null
                || !ApprovalMac.isSignature(signature)
                || timestamp < 0
                || !ApprovalMac.isId(callback.approvalId())
                || !ApprovalMac.isLine(callback.workspace())) {
            return Refused.MALFORMED_REQUEST;
        }
        if (Math.abs(now.getEpochSecond() - timestamp) > WINDOW.toSeconds()) {
            return Refused.STALE;
        }
        String expected = ApprovalMac.header(
                ApprovalMac.CALLBACK, callback.workspace(), callback.approvalId(), timestamp, body, secretOrNull);
        return ConstantTime.equal(expected, signature) ? decision(body) : Refused.BAD_SIGNATURE;
    }

    private static CallbackResult decision(byte[] body) {
        Arguments json = Arguments.ofUtf8(body, BODY_LIMITS);
        if (json.fault().isPresent() || !(json.value() instanceof Map<?, ?> members)) {
            return Refused.MALFORMED_BODY;
        }
        boolean commented = members.containsKey("comment");
        Object comment = commented ? members.get("comment") : "";
        if (members.size() != (commented ? 2 : 1)
                || !(comment instanceof String text)
                || text.length() > MAX_COMMENT
                || !(members.get("decision") instanceof String decision)) {
            return Refused.MALFORMED_BODY;
        }
        return switch (decision) {
            case "approve" -> new Accepted(Choice.APPROVE, text);
            case "reject" -> new Accepted(Choice.REJECT, text);
            default -> Refused.MALFORMED_BODY;
        };
    }

    /** Epoch seconds in decimal without sign or leading zeros; -1 for anything else. */
    private static long timestamp(@Nullable String header) {
        if (header == null || header.isEmpty() || header.length() > MAX_TIMESTAMP_DIGITS || header.charAt(0) == '0') {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = (10 * value) + (c - '0');
        }
        return value;
    }
}
