/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.crypto;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** SHA-256 (FIPS 180-4) and HMAC-SHA-256 (RFC 2104) in one call, in lower-case hexadecimal. Stateless. */
public final class Digests {
    private static final String HMAC = "HmacSHA256";

    private Digests() {}

    /** The 64 digits of SHA-256 of {@code bytes}. */
    public static String sha256Hex(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform lacks SHA-256", e);
        }
    }

    /**
     * The 64 digits of HMAC-SHA-256 of {@code message} under a secret that two parties share, such as that of a
     * webhook. Throws {@link IllegalArgumentException} when the secret is empty: such a code proves nothing.
     */
    public static String hmacSha256Hex(Secret key, byte[] message) {
        if (key.length() == 0) {
            throw new IllegalArgumentException("a message code needs a secret that is not empty");
        }
        return HexFormat.of().formatHex(key.withBytes(raw -> mac(raw, message)));
    }

    private static byte[] mac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform lacks HMAC-SHA-256", e);
        }
    }
}
