/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.model;

import ai.orcarouter.core.crypto.Signer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A publisher's Ed25519 signature (RFC 8032) over the content hash of a capability. What is signed is the text
 * {@code orca.skill.v1}, a line feed, and the 64 hexadecimal digits of {@link SkillReport#contentHash()}, so that a
 * signature made for something else never counts here.
 *
 * @param keyId id of the publisher's key, as {@link ai.orcarouter.core.crypto.VerificationKey#id()} says it
 * @param value the 64 bytes in base64
 */
public record SkillSignature(String keyId, String value) {
    private static final int MAX_ID = 128;
    private static final int MAX_VALUE = 256;

    /** Refuses texts that cannot be a key id or a signature, by their length. */
    public SkillSignature {
        if (keyId.isEmpty() || keyId.length() > MAX_ID || value.isEmpty() || value.length() > MAX_VALUE) {
            throw new IllegalArgumentException("a signature has a key id and a base64 value");
        }
    }

    /** Signs a content hash. */
    public static SkillSignature of(Signer signer, String contentHash) {
        return new SkillSignature(
                signer.keyId(), Base64.getEncoder().encodeToString(signer.sign(message(contentHash))));
    }

    /** The bytes that a publisher signs. */
    public static byte[] message(String contentHash) {
        return ("orca.skill.v1\n" + contentHash).getBytes(StandardCharsets.US_ASCII);
    }
}
