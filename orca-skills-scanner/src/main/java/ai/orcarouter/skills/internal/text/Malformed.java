/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.text;

/**
 * Counts what is no UTF-8 (RFC 3629) in bytes, as a decoder of the JDK replaces it, without decoding them: a table for
 * each byte and state, so that random bytes cost no more than text.
 */
final class Malformed {
    private static final int BLOCK = 4096;

    /** At the start of a character; within one, by how many bytes follow and which the next may be. */
    private static final int START = 0;

    private static final int ONE = 1;
    private static final int TWO = 2;
    private static final int TWO_AFTER_E0 = 3;
    private static final int TWO_AFTER_ED = 4;
    private static final int ONE_OF_SURROGATE = 5;
    private static final int THREE = 6;
    private static final int THREE_AFTER_F0 = 7;
    private static final int THREE_AFTER_F4 = 8;
    private static final int STATES = 9;

    /** By state and byte: the next state, and above it how many faults that adds. */
    private static final byte[] TABLE = table();

    private Malformed() {}

    /** How many there are; some number above the limit when there are more. */
    static int count(byte[] bytes, int limit) {
        int count = 0;
        int state = START;
        for (int from = 0; from < bytes.length && count <= limit; from += BLOCK) {
            int to = Math.min(bytes.length, from + BLOCK);
            for (int i = from; i < to; i++) {
                int next = TABLE[(state << 8) | (bytes[i] & 0xFF)];
                state = next & 0xF;
                count += next >> 4;
            }
        }
        return state == START ? count : count + 1;
    }

    private static byte[] table() {
        byte[] table = new byte[STATES << 8];
        for (int state = 0; state < STATES; state++) {
            for (int b = 0; b < 256; b++) {
                int next = next(state, b);
                int begun = state == START ? 0 : 1;
                table[(state << 8) | b] = (byte) (next >= 0 ? next : first(b) + (begun << 4));
            }
        }
        for (int b = 0x80; b < 0xC0; b++) {
            table[(ONE_OF_SURROGATE << 8) | b] = START + (1 << 4);
        }
        return table;
    }

    /** The state after a byte that goes on with a character; negative when it does not. */
    private static int next(int state, int b) {
        boolean goesOn = (b & 0xC0) == 0x80;
        return !goesOn
                ? -1
                : switch (state) {
                    case ONE -> START;
                    case TWO -> ONE;
                    case TWO_AFTER_E0 -> b >= 0xA0 ? ONE : -1;
                    case TWO_AFTER_ED -> b < 0xA0 ? ONE : ONE_OF_SURROGATE;
                    case THREE -> TWO;
                    case THREE_AFTER_F0 -> b >= 0x90 ? TWO : -1;
                    case THREE_AFTER_F4 -> b < 0x90 ? TWO : -1;
                    default -> -1;
                };
    }

    /** The state after the first byte of a character, with a fault when it is none. */
    private static int first(int b) {
        if (b < 0x80) {
            return START;
        }
        if (b < 0xC2 || b > 0xF4) {
            return START + (1 << 4);
        }
        return switch (b) {
            case 0xE0 -> TWO_AFTER_E0;
            case 0xED -> TWO_AFTER_ED;
            case 0xF0 -> THREE_AFTER_F0;
            case 0xF4 -> THREE_AFTER_F4;
            default -> b < 0xE0 ? ONE : b < 0xF0 ? TWO : THREE;
        };
    }
}
