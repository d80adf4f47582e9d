/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.orcarouter.core.crypto.Digests;
import ai.orcarouter.core.crypto.Secret;

/**
 * The message code of notices and callbacks (SEMANTICS 3.3): HMAC-SHA-256 under the webhook secret over five lines
 * without a line end after the last: domain, workspace, approval id, timestamp, SHA-256 of the body in hexadecimal. The
 * domain keeps a notice from being sent back as a callback.
 */
final class ApprovalMac {
    static final String NOTICE = "orca.notice.v1";
    static final String CALLBACK = "orca.callback.v1";
    static final String SIGNATURE_HEADER = "X-Orca-Signature";
    static final String TIMESTAMP_HEADER = "X-Orca-Timestamp";
    static final String SCHEME = "sha256=";

    private static final int ID_CHARS = 24;
    private static final int HEX_CHARS = 64;

    private ApprovalMac() {}

    /** The value of the signature header. */
    static String header(
            String domain, String workspace, String approvalId, long timestamp, byte[] body, Secret secret) {
        String lines =
                String.join("\n", domain, workspace, approvalId, Long.toString(timestamp), Digests.sha256Hex(body));
        return SCHEME + Digests.hmacSha256Hex(secret, lines.getBytes(UTF_8));
    }

    /** Whether the text can be a line of its own. */
    static boolean isLine(String text) {
        return !text.isEmpty() && text.chars().noneMatch(Character::isISOControl);
    }

    /** Whether it is an approval id: 24 lower-case hexadecimal digits. */
    static boolean isId(String text) {
        return text.length() == ID_CHARS && isHex(text, 0);
    }

    static boolean isSignature(String header) {
        return header.length() == SCHEME.length() + HEX_CHARS
                && header.startsWith(SCHEME)
                && isHex(header, SCHEME.length());
    }

    private static boolean isHex(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }
}
