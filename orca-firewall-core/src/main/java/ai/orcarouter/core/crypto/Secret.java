/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that must not leak: a credential, a webhook secret, a keyset. It compares by identity only, is not serialisable
 * and says nothing of its content in {@link #toString}; use {@link #sameAs} to compare. Closing it wipes the bytes; the
 * garbage collector may have left copies behind, so that is a precaution and no promise.
 *
 * <p>Thread-safe. After {@link #close} every method but {@code close} and {@code toString} throws
 * {@link IllegalStateException}.
 */
public final class Secret implements AutoCloseable {
    private final Object lock = new Object();
    private byte @Nullable [] bytes;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A secret with a copy of {@code bytes}. */
    public static Secret copyOf(byte[] bytes) {
        return new Secret(bytes.clone());
    }

    /** The UTF-8 form of {@code text}. */
    public static Secret ofText(String text) {
        return new Secret(text.getBytes(UTF_8));
    }

    /** As many bytes from the platform's strong random source. Throws when {@code length} is not positive. */
    public static Secret random(int length) {
        if (length <= 0) {
            throw new IllegalArgumentException("a random secret has at least one byte");
        }
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return new Secret(bytes);
    }

    /** Takes over an array that nobody else holds. */
    static Secret own(byte[] bytes) {
        return new Secret(bytes);
    }

    /** Number of bytes. */
    public int length() {
        return withBytes(raw -> raw.length);
    }

    /** Whether both hold the same bytes; takes a time that depends on the lengths alone. */
    public boolean sameAs(Secret other) {
        byte[] theirs = other.copy();
        try {
            return withBytes(raw -> ConstantTime.equal(raw, theirs));
        } finally {
            Arrays.fill(theirs, (byte) 0);
        }
    }

    /** A copy of the bytes. */
    public byte[] bytes(InsecureSecretAccess access) {
        Objects.requireNonNull(access, "access");
        return copy();
    }

    /** The bytes read as UTF-8. */
    public String text(InsecureSecretAccess access) {
        Objects.requireNonNull(access, "access");
        return withBytes(raw -> new String(raw, UTF_8));
    }

    /** Overwrites the bytes with zeros and makes the secret unusable. May be called again. */
    @Override
    public void close() {
        synchronized (lock) {
            if (bytes != null) {
                Arrays.fill(bytes, (byte) 0);
                bytes = null;
            }
        }
    }

    /** The same text for every secret. */
    @Override
    public String toString() {
        return "Secret[redacted]";
    }

    private byte[] copy() {
        return withBytes(raw -> raw.clone());
    }

    interface Use<T> {
        T of(byte[] raw);
    }

    /** Lends the bytes themselves; {@code use} must not keep or change them. */
    <T> T withBytes(Use<T> use) {
        synchronized (lock) {
            if (bytes == null) {
                throw new IllegalStateException("the secret was wiped");
            }
            return use.of(bytes);
        }
    }
}
