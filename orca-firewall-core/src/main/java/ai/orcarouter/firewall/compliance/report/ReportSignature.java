/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.report;

import static java.nio.charset.StandardCharsets.US_ASCII;

import ai.orcarouter.core.crypto.Digests;
import ai.orcarouter.core.crypto.Signer;
import ai.orcarouter.core.json.CanonicalJson;
import java.util.Base64;
import java.util.Map;

/**
 * The three values by which a document is verified (REFERENCE 10.3). What is signed are the 64 ASCII characters of the
 * hash, with Ed25519 (RFC 8032).
 *
 * @param contentHash SHA-256 of the document's bytes, 64 lower-case hexadecimal digits
 * @param signature the 64 bytes of the signature in Base64 with padding
 * @param keyId id of the key that signed, such as {@code orca-0123456789ab}
 */
public record ReportSignature(String contentHash, String signature, String keyId) {
    private static final String FORMAT = "orca.signature.v1";

    /** Signs a document. */
    static ReportSignature of(byte[] document, Signer signer) {
        String hash = Digests.sha256Hex(document);
        byte[] signature = signer.sign(hash.getBytes(US_ASCII));
        return new ReportSignature(hash, Base64.getEncoder().encodeToString(signature), signer.keyId());
    }

    /** As one JSON object in canonical form. */
    public String toJson() {
        return CanonicalJson.write(
                Map.of("format", FORMAT, "content_hash", contentHash, "signature", signature, "sig_key_id", keyId));
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException for any other text, also one that means the same
     */
    public static ReportSignature fromJson(String json) {
        Map<?, ?> members = PlainValues.object(json);
        if (members.get("content_hash") instanceof String hash
                && members.get("signature") instanceof String value
                && members.get("sig_key_id") instanceof String key) {
            ReportSignature read = new ReportSignature(hash, value, key);
            if (read.toJson().equals(json)) {
                return read;
            }
        }
        throw new IllegalArgumentException("not a signature of a report");
    }
}
