/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

/** The checksums of bech32 (BIP 173) and bech32m (BIP 350). */
final class Bech32 {
    private static final String ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    private static final int BECH32 = 1;
    private static final int BECH32M = 0x2bc830a3;

    private Bech32() {}

    /** Whether the token, in one case, has a prefix, a 1 and characters with a checksum that fits. */
    static boolean isValid(String text, int start, int end) {
        int one = text.lastIndexOf('1', end - 1);
        if (one <= start || end - one < 7 || isMixed(text, start, end)) {
            return false;
        }
        int check = 1;
        for (int i = start; i < one; i++) {
            check = step(check, lower(text.charAt(i)) >> 5);
        }
        check = step(check, 0);
        for (int i = start; i < one; i++) {
            check = step(check, lower(text.charAt(i)) & 31);
        }
        for (int i = one + 1; i < end; i++) {
            int value = ALPHABET.indexOf(lower(text.charAt(i)));
            if (value < 0) {
                return false;
            }
            check = step(check, value);
        }
        return check == BECH32 || check == BECH32M;
    }

    private static int step(int check, int value) {
        int top = check >>> 25;
        int next = ((check & 0x1ffffff) << 5) ^ value;
        for (int i = 0; i < GENERATOR.length; i++) {
            next ^= ((top >> i) & 1) == 0 ? 0 : GENERATOR[i];
        }
        return next;
    }

    private static boolean isMixed(String text, int start, int end) {
        boolean upper = false;
        boolean lower = false;
        for (int i = start; i < end; i++) {
            upper |= Chars.isUpper(text.charAt(i));
            lower |= Chars.isLower(text.charAt(i));
        }
        return upper && lower;
    }

    private static char lower(char c) {
        return Chars.isUpper(c) ? (char) (c + 32) : c;
    }
}
