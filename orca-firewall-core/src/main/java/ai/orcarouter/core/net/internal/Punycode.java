/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal;

/** Punycode (RFC 3492) for one label, without the {@code xn--} prefix. */
final class Punycode {
    /** A label has at most 63 characters, so nothing longer is worth decoding or encoding. */
    static final int MAX_LABEL = 63;

    private static final int BASE = 36;
    private static final int T_MIN = 1;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int INITIAL_BIAS = 72;
    private static final int INITIAL_N = 128;

    private Punycode() {}

    /** The code points of {@code label} as ASCII. */
    static String encode(String label) throws Refusal {
        int[] points = label.codePoints().toArray();
        if (points.length > MAX_LABEL) {
            throw new Refusal("label_too_long", "a label has at most 63 characters");
        }
        StringBuilder out = new StringBuilder(MAX_LABEL);
        for (int point : points) {
            if (point < INITIAL_N) {
                out.append((char) point);
            }
        }
        int basic = out.length();
        if (basic > 0) {
            out.append('-');
        }
        int handled = basic;
        int n = INITIAL_N;
        int bias = INITIAL_BIAS;
        int delta = 0;
        while (handled < points.length) {
            int next = smallestFrom(points, n);
            // At most 0x10ffff * 64, so no overflow for a label of this length.
            delta += (next - n) * (handled + 1);
            n = next;
            for (int point : points) {
                if (point < n) {
                    delta++;
                } else if (point == n) {
                    appendVariable(out, delta, bias);
                    bias = adapt(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }
            delta++;
            n++;
        }
        return out.toString();
    }

    /** The label that {@code ascii} stands for; refuses digits out of range, overflow and code points that are none. */
    static String decode(String ascii) throws Refusal {
        if (ascii.length() > MAX_LABEL) {
            throw new Refusal("label_too_long", "a label has at most 63 characters");
        }
        int[] out = new int[MAX_LABEL + 1];
        int count = 0;
        int delimiter = ascii.lastIndexOf('-');
        for (int i = 0; i < delimiter; i++) {
            out[count++] = ascii.charAt(i);
        }
        int n = INITIAL_N;
        int bias = INITIAL_BIAS;
        long at = 0;
        int i = delimiter + 1;
        while (i < ascii.length()) {
            long before = at;
            long weight = 1;
            for (int k = BASE; ; k += BASE) {
                if (i == ascii.length()) {
                    throw malformed();
                }
                int digit = digit(ascii.charAt(i++));
                at += digit * weight;
                if (at > Integer.MAX_VALUE) {
                    throw malformed();
                }
                int threshold = threshold(k, bias);
                if (digit < threshold) {
                    break;
                }
                weight *= BASE - threshold;
                if (weight > Integer.MAX_VALUE) {
                    throw malformed();
                }
            }
            bias = adapt((int) (at - before), count + 1, before == 0);
            long point = n + at / (count + 1);
            at %= count + 1;
            if (point > Character.MAX_CODE_POINT || isSurrogate((int) point)) {
                throw malformed();
            }
            n = (int) point;
            System.arraycopy(out, (int) at, out, (int) at + 1, count - (int) at);
            out[(int) at++] = n;
            count++;
        }
        return new String(out, 0, count);
    }

    private static Refusal malformed() {
        return new Refusal("invalid_punycode", "an xn-- label is not Punycode (RFC 3492)");
    }

    private static boolean isSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    private static int smallestFrom(int[] points, int from) {
        int best = Integer.MAX_VALUE;
        for (int point : points) {
            if (point >= from && point < best) {
                best = point;
            }
        }
        return best;
    }

    private static void appendVariable(StringBuilder out, int delta, int bias) {
        int rest = delta;
        for (int k = BASE; ; k += BASE) {
            int threshold = threshold(k, bias);
            if (rest < threshold) {
                out.append(letter(rest));
                return;
            }
            out.append(letter(threshold + ((rest - threshold) % (BASE - threshold))));
            rest = (rest - threshold) / (BASE - threshold);
        }
    }

    private static int threshold(int k, int bias) {
        return Math.max(T_MIN, Math.min(T_MAX, k - bias));
    }

    private static int adapt(int delta, int points, boolean first) {
        int rest = first ? delta / DAMP : delta / 2;
        rest += rest / points;
        int k = 0;
        while (rest > ((BASE - T_MIN) * T_MAX) / 2) {
            rest /= BASE - T_MIN;
            k += BASE;
        }
        return k + ((BASE - T_MIN + 1) * rest) / (rest + SKEW);
    }

    private static char letter(int digit) {
        return (char) (digit < 26 ? 'a' + digit : '0' + digit - 26);
    }

    private static int digit(char c) throws Refusal {
        if (c >= 'a' && c <= 'z') {
            return c - 'a';
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 26;
        }
        throw malformed();
    }
}
