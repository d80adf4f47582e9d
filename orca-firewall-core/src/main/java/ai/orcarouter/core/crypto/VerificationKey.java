/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An Ed25519 public key (RFC 8032): what somebody needs to verify signatures. Not secret. Its id is {@code orca-} and
 * the first 12 hexadecimal digits of SHA-256 of the 32 bytes (REFERENCE 15.50). Immutable.
 */
public final class VerificationKey {
    /** Bytes of a public key. */
    public static final int BYTES = 32;

    /** DER of SubjectPublicKeyInfo for Ed25519 up to the key itself (RFC 8410). */
    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int ID_DIGITS = 12;

    private final byte[] raw;
    private final String id;

    private VerificationKey(byte[] raw) {
        this.raw = raw;
        this.id = "orca-" + Digests.sha256Hex(raw).substring(0, ID_DIGITS);
    }

    /** The key with these 32 bytes. Throws {@link IllegalArgumentException} for another length. */
    public static VerificationKey ofRaw(byte[] raw) {
        if (raw.length != BYTES) {
            throw new IllegalArgumentException("an Ed25519 public key has 32 bytes, not " + raw.length);
        }
        return new VerificationKey(raw.clone());
    }

    /** The key id that signatures name. */
    public String id() {
        return id;
    }

    /** A copy of the 32 bytes. */
    public byte[] raw() {
        return raw.clone();
    }

    /** SubjectPublicKeyInfo in DER, as {@code X509EncodedKeySpec} takes it. */
    public byte[] x509() {
        byte[] out = Arrays.copyOf(X509_HEAD, X509_HEAD.length + BYTES);
        System.arraycopy(raw, 0, out, X509_HEAD.length, BYTES);
        return out;
    }

    /** PEM of {@link #x509}, as {@code openssl pkeyutl -pubin} takes it; lines end with LF. */
    public String pem() {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(x509());
        return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VerificationKey that && Arrays.equals(raw, that.raw);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raw);
    }

    /** The key id. */
    @Override
    public String toString() {
        return "VerificationKey[" + id + "]";
    }
}
