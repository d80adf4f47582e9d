/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import static java.nio.charset.StandardCharsets.US_ASCII;

import ai.orcarouter.core.crypto.InsecureSecretAccess;
import ai.orcarouter.core.crypto.KeyedHash;
import ai.orcarouter.core.crypto.Secret;
import java.util.Arrays;

/**
 * Makes the secrets of keys (REFERENCE 7): {@code sk-orca-} and 52 characters of {@code a-z2-7} that hold 256 random
 * bits. Only the keyed hash and the masked form are kept. Stateless.
 */
public final class KeySecrets {
    /** What every secret starts with. */
    public static final String PREFIX = "sk-orca-";

    /** Separates the hashes of key secrets from other keyed hashes. */
    static final String DOMAIN = "orca.key.v1";

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int RANDOM_BYTES = 32;
    private static final int SHOWN = 4;
    private static final String HIDDEN = "****";

    /**
     * A secret that was just made.
     *
     * @param secret to be shown once to whoever asked for the key, then closed
     * @param masked what is shown from then on
     * @param hash what is stored
     */
    public record Issued(Secret secret, String masked, String hash) {}

    private KeySecrets() {}

    /** Makes a secret. */
    public static Issued issue(KeyedHash hash) {
        byte[] random = Secret.random(RANDOM_BYTES).bytes(InsecureSecretAccess.token());
        byte[] text = encode(random);
        Secret secret = Secret.copyOf(text);
        Issued issued = new Issued(secret, mask(secret), hash(hash, secret));
        Arrays.fill(random, (byte) 0);
        Arrays.fill(text, (byte) 0);
        return issued;
    }

    /** The keyed hash that is stored for a secret. */
    public static String hash(KeyedHash hash, Secret secret) {
        return hash.hex(DOMAIN, secret);
    }

    /** {@code sk-orca-a1b2****yz90}; of a text that is no secret of ours nothing is shown. */
    public static String mask(Secret secret) {
        String text = secret.text(InsecureSecretAccess.token());
        int end = text.length() - SHOWN;
        boolean ours = text.startsWith(PREFIX) && end - PREFIX.length() >= RANDOM_BYTES;
        return ours ? text.substring(0, PREFIX.length() + SHOWN) + HIDDEN + text.substring(end) : PREFIX + HIDDEN;
    }

    /** Five bits a character, the last one filled up with zeros (RFC 4648 section 6 in lower case, unpadded). */
    private static byte[] encode(byte[] random) {
        int digits = ((8 * random.length) + 4) / 5;
        byte[] out = Arrays.copyOf(PREFIX.getBytes(US_ASCII), PREFIX.length() + digits);
        int buffer = 0;
        int bits = 0;
        int at = PREFIX.length();
        for (byte next : random) {
            buffer = (buffer << 8) | (next & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                out[at++] = (byte) ALPHABET.charAt((buffer >>> bits) & 31);
            }
            buffer &= (1 << bits) - 1;
        }
        if (bits > 0) {
            out[at] = (byte) ALPHABET.charAt((buffer << (5 - bits)) & 31);
        }
        return out;
    }
}
