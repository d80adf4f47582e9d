/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Exact numbers. Every number has one form: a {@link Long} when its value is a whole number in that range, else a
 * {@link BigDecimal} without trailing zeros; so equal values are equal objects, however they were spelled.
 */
final class JsonNumbers {
    /** Digits of a number, as written and as a value; zeros before the first other digit do not count. */
    static final int MAX_DIGITS = 100;
    /** Exponent of a number, as written and in scientific notation, up or down. */
    static final int MAX_EXPONENT = 400;

    /** Bits that no whole number of {@link #MAX_DIGITS} digits exceeds. */
    private static final int MAX_BITS = 333;

    private static final int LONG_DIGITS = 18;

    private JsonNumbers() {}

    /**
     * Whether the exponent of the valid number that starts at {@code start} is within bounds: its digits from
     * {@code from} to {@code to}, and that of the value in scientific notation.
     */
    static boolean exponentFits(byte[] b, int start, int from, int to) {
        int exponent = 0;
        for (int i = from; i < to; i++) {
            exponent = Math.min((exponent * 10) + (b[i] - '0'), MAX_EXPONENT + 1);
        }
        if (exponent > MAX_EXPONENT) {
            return false;
        }
        boolean near = exponent <= MAX_EXPONENT - MAX_DIGITS && to - start <= MAX_DIGITS;
        return near || fits(new BigDecimal(text(b, start, to)));
    }

    /** The number of a token of kind {@link JsonScanner#INTEGER} or {@link JsonScanner#DECIMAL}. */
    static Number decode(byte[] b, int start, int end, int kind) {
        if (kind == JsonScanner.INTEGER && end - start <= LONG_DIGITS) {
            boolean negative = b[start] == '-';
            long value = 0;
            for (int i = negative ? start + 1 : start; i < end; i++) {
                value = (value * 10) + (b[i] - '0');
            }
            return negative ? -value : value;
        }
        return normal(new BigDecimal(text(b, start, end)));
    }

    private static String text(byte[] b, int start, int end) {
        return new String(b, start, end - start, ISO_8859_1);
    }

    /** The one form of a number that {@link #fits}. */
    static Number normal(BigDecimal value) {
        if (value.signum() == 0) {
            return 0L;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        if (stripped.scale() <= 0 && stripped.precision() - stripped.scale() <= LONG_DIGITS + 1) {
            BigInteger whole = stripped.toBigIntegerExact();
            if (whole.bitLength() < Long.SIZE) {
                return whole.longValueExact();
            }
        }
        return stripped;
    }

    /** Whether a number keeps the bounds on digits and exponent. Constant time for hostile scales. */
    static boolean fits(BigDecimal value) {
        if (value.signum() == 0) {
            return true;
        }
        if (value.unscaledValue().bitLength() > MAX_BITS || value.precision() > MAX_DIGITS) {
            return false;
        }
        return Math.abs((long) value.precision() - value.scale() - 1) <= MAX_EXPONENT;
    }

    /** The exact value of a Java number of the JDK, or null when it is another class, not finite or out of bounds. */
    static @Nullable Number of(Number number) {
        if (number instanceof Long || number instanceof Integer || number instanceof Short || number instanceof Byte) {
            return number.longValue();
        }
        BigDecimal value;
        if (number instanceof Double real) {
            if (!Double.isFinite(real)) {
                return null;
            }
            value = shortest(real);
        } else if (number instanceof Float real) {
            if (!Float.isFinite(real)) {
                return null;
            }
            value = new BigDecimal(Float.toString(real));
        } else if (number.getClass() == BigDecimal.class) {
            value = (BigDecimal) number;
        } else if (number.getClass() == BigInteger.class) {
            value = new BigDecimal((BigInteger) number);
        } else {
            return null;
        }
        return fits(value) ? normal(value) : null;
    }

    /**
     * The decimal with the fewest digits that reads back as {@code real}, the closest if there are several: what
     * ECMAScript prints, and RFC 8785 with it. {@code Double.toString} of JDK 17 prints a digit too many for some.
     */
    private static BigDecimal shortest(double real) {
        BigDecimal exact = new BigDecimal(real);
        // every decimal of up to 15 digits survives a normal double, so 15 rounded digits hold all shorter ones
        for (int digits = Math.abs(real) >= Double.MIN_NORMAL ? 15 : 1; digits < 17; digits++) {
            BigDecimal near = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (near.doubleValue() == real) {
                return near;
            }
            // above a power of two doubles are further apart, so the farther neighbour may be the one that fits
            BigDecimal up = exact.round(new MathContext(digits, RoundingMode.UP));
            if (up.doubleValue() == real) {
                return up;
            }
        }
        return exact.round(new MathContext(17, RoundingMode.HALF_EVEN));
    }

    /** Characters that {@link #write} writes. */
    static int length(Number number) {
        if (number instanceof Long whole) {
            int digits = 1;
            for (long rest = whole / 10; rest != 0; rest /= 10) {
                digits++;
            }
            return whole < 0 ? digits + 1 : digits;
        }
        StringBuilder text = new StringBuilder();
        write(number, text);
        return text.length();
    }

    /**
     * Writes a number in normal form: its exact digits in the layout of ECMAScript's {@code Number::toString}, which
     * RFC 8785 prescribes.
     */
    static void write(Number number, StringBuilder out) {
        if (number instanceof Long whole) {
            long value = whole;
            // up to 21 digits are written out, so every long is
            out.append(value);
            return;
        }
        BigDecimal value = (BigDecimal) number;
        String digits = value.unscaledValue().abs().toString();
        int count = digits.length();
        int point = count - value.scale(); // place of the decimal point, counted from the first digit
        if (value.signum() < 0) {
            out.append('-');
        }
        if (count <= point && point <= 21) {
            out.append(digits).append("0".repeat(point - count));
        } else if (point > 0 && point <= 21) {
            out.append(digits, 0, point).append('.').append(digits, point, count);
        } else if (point > -6 && point <= 0) {
            out.append("0.").append("0".repeat(-point)).append(digits);
        } else {
            out.append(digits.charAt(0));
            if (count > 1) {
                out.append('.').append(digits, 1, count);
            }
            out.append(point > 0 ? "e+" : "e-").append(Math.abs(point - 1));
        }
    }
}
