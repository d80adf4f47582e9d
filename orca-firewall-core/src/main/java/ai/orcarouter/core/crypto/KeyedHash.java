/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.crypto;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfSet;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Turns values into hashes that nobody without the keyset can make or try out: HMAC-SHA-256 (RFC 2104) in 64 lower-case
 * hexadecimal digits. The domain keeps uses apart: the same value in two domains has unrelated hashes. What is hashed
 * is the domain and each part, each preceded by its length in four bytes, so that different parts never read alike.
 *
 * <p>Immutable and thread-safe.
 */
public final class KeyedHash {
    private static final int BYTES = 32;

    /** One function a key, the primary one first. */
    private final List<Prf> functions;

    private KeyedHash(List<Prf> functions) {
        this.functions = functions;
    }

    /**
     * A hash over a keyset for {@link KeyPurpose#KEYED_HASH}.
     *
     * @throws OrcaException with {@link ErrorCode#INVALID_CONFIGURATION} for a keyset of another purpose
     */
    public static KeyedHash of(Keyset keyset) {
        KeysetHandle handle = keyset.handle(KeyPurpose.Kind.HASHING);
        PrfSet set = TinkKeys.primitive(keyset.purpose(), handle, PrfSet.class);
        Map<Integer, Prf> byId;
        try {
            byId = set.getPrfs();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a set has its functions", e);
        }
        List<Prf> functions = new ArrayList<>();
        functions.add(byId.get(set.getPrimaryId()));
        for (int i = 0; i < handle.size(); i++) {
            KeysetHandle.Entry entry = handle.getAt(i);
            if (!entry.isPrimary() && entry.getStatus() == KeyStatus.ENABLED) {
                functions.add(byId.get(entry.getId()));
            }
        }
        return new KeyedHash(List.copyOf(functions));
    }

    /**
     * The hash under the primary key.
     *
     * @param domain what the hash is for, such as {@code orca.key.v1}; not empty
     * @param parts what is hashed
     */
    public String hex(String domain, String... parts) {
        return hex(functions.get(0), Framing.join(domain, Framing.utf8(parts)));
    }

    /** The hash of one secret under the primary key. */
    public String hex(String domain, Secret secret) {
        return hex(functions.get(0), secret.withBytes(raw -> Framing.join(domain, raw)));
    }

    /**
     * The hashes of one secret under every key, the primary one first: after a rotation a stored hash may be any of
     * them.
     */
    public List<String> everyHex(String domain, Secret secret) {
        byte[] framed = secret.withBytes(raw -> Framing.join(domain, raw));
        return functions.stream().map(function -> hex(function, framed)).toList();
    }

    /** The hashes of these parts under every key, the primary one first. */
    public List<String> everyHex(String domain, String... parts) {
        byte[] framed = Framing.join(domain, Framing.utf8(parts));
        return functions.stream().map(function -> hex(function, framed)).toList();
    }

    /** Whether {@code hash} is the hash of these parts under any key; compares in constant time. */
    public boolean matches(String hash, String domain, String... parts) {
        byte[] framed = Framing.join(domain, Framing.utf8(parts));
        boolean found = false;
        for (Prf function : functions) {
            found |= ConstantTime.equal(hex(function, framed), hash);
        }
        return found;
    }

    private static String hex(Prf function, byte[] framed) {
        try {
            return HexFormat.of().formatHex(function.compute(framed, BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a value of any length in memory can be hashed", e);
        }
    }
}
