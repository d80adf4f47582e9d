/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

/** Check digits from a weighted sum of the characters, the scheme of most national numbers. */
final class Weighted {
    private Weighted() {}

    /** The sum of all weighted characters, check digit included, is divisible. */
    static Check zero(int modulus, int... weights) {
        return zeroWith(0, modulus, weights);
    }

    /** As {@link #zero} with something added to the sum. */
    static Check zeroWith(int added, int modulus, int... weights) {
        return id ->
                id.length() == weights.length && Math.floorMod(sum(id, weights, weights.length) + added, modulus) == 0;
    }

    /** The character after the weighted ones is 11 less the remainder by 11; 10 and 11 are written 0. */
    static Check low11(int... weights) {
        return id -> {
            int rest = sum(id, weights, weights.length) % 11;
            return id.length() > weights.length && id.value(weights.length) == (rest < 2 ? 0 : 11 - rest);
        };
    }

    /**
     * The character after the weighted ones is 11 less the remainder by 11, of which only the last digit is written.
     */
    static Check last11(int... weights) {
        return id -> {
            int rest = sum(id, weights, weights.length) % 11;
            return id.length() > weights.length && id.value(weights.length) == (11 - rest) % 10;
        };
    }

    static int sum(Compact id, int[] weights, int count) {
        int sum = 0;
        for (int i = 0; i < count && i < id.length(); i++) {
            sum += weights[i] * id.value(i);
        }
        return sum;
    }
}
