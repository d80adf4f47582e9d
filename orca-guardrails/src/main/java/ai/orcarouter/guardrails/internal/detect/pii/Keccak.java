/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

/** Keccak-256 as Ethereum uses it, which is not SHA3-256, for the checksum of ERC-55. */
final class Keccak {
    private static final int RATE = 136;
    private static final int LANES = 25;
    private static final int ROUNDS = 24;
    private static final int ADDRESS = 40;
    private static final int[] ROTATIONS = {
        1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44
    };
    private static final int[] PLACES = {
        10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1
    };
    private static final long[] CONSTANTS = {
        0x0000000000000001L, 0x0000000000008082L, 0x800000000000808AL, 0x8000000080008000L,
        0x000000000000808BL, 0x0000000080000001L, 0x8000000080008081L, 0x8000000000008009L,
        0x000000000000008AL, 0x0000000000000088L, 0x0000000080008009L, 0x000000008000000AL,
        0x000000008000808BL, 0x800000000000008BL, 0x8000000000008089L, 0x8000000000008003L,
        0x8000000000008002L, 0x8000000000000080L, 0x000000000000800AL, 0x800000008000000AL,
        0x8000000080008081L, 0x8000000000008080L, 0x0000000080000001L, 0x8000000080008008L
    };

    private Keccak() {}

    /** Whether the case of the 40 hexadecimal digits at the index is that of the hash of them in lower case. */
    static boolean isErc55(String text, int start) {
        long[] state = new long[LANES];
        for (int i = 0; i < ADDRESS; i++) {
            absorb(state, i, text.charAt(start + i) | 0x20);
        }
        absorb(state, ADDRESS, 1);
        absorb(state, RATE - 1, 0x80);
        permute(state);
        for (int i = 0; i < ADDRESS; i++) {
            char c = text.charAt(start + i);
            int place = ((i / 2) * 8) + (i % 2 == 0 ? 4 : 0);
            long nibble = (state[place / 64] >>> (place % 64)) & 15;
            if (Chars.isAlpha(c) && (nibble >= 8) != Chars.isUpper(c)) {
                return false;
            }
        }
        return true;
    }

    private static void absorb(long[] state, int index, int value) {
        state[index / 8] ^= (long) value << (8 * (index % 8));
    }

    private static void permute(long[] lanes) {
        long[] columns = new long[5];
        for (int round = 0; round < ROUNDS; round++) {
            for (int x = 0; x < 5; x++) {
                columns[x] = lanes[x] ^ lanes[x + 5] ^ lanes[x + 10] ^ lanes[x + 15] ^ lanes[x + 20];
            }
            for (int x = 0; x < 5; x++) {
                long mix = columns[(x + 4) % 5] ^ Long.rotateLeft(columns[(x + 1) % 5], 1);
                for (int y = 0; y < LANES; y += 5) {
                    lanes[x + y] ^= mix;
                }
            }
            long moved = lanes[1];
            for (int i = 0; i < ROTATIONS.length; i++) {
                long kept = lanes[PLACES[i]];
                lanes[PLACES[i]] = Long.rotateLeft(moved, ROTATIONS[i]);
                moved = kept;
            }
            for (int y = 0; y < LANES; y += 5) {
                System.arraycopy(lanes, y, columns, 0, 5);
                for (int x = 0; x < 5; x++) {
                    lanes[x + y] = columns[x] ^ (~columns[(x + 1) % 5] & columns[(x + 2) % 5]);
                }
            }
            lanes[0] ^= CONSTANTS[round];
        }
    }
}
