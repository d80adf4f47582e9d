/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.document;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers of documents, in the one spelling that JSON knows. */
public final class Numbers {
    private static final int MAX_DIGITS = 100;
    private static final int MAX_EXPONENT = 400;
    private static final int MAX_CHARS = 512;

    private Numbers() {}

    /** Whether the text is a number as RFC 8259 writes it. */
    static boolean isJson(String text) {
        int i = text.startsWith("-") ? 1 : 0;
        int digits = digits(text, i);
        if (digits == 0 || (digits > 1 && text.charAt(i) == '0')) {
            return false;
        }
        i += digits;
        if (at(text, i) == '.') {
            int decimals = digits(text, i + 1);
            if (decimals == 0) {
                return false;
            }
            i += 1 + decimals;
        }
        if (at(text, i) == 'e' || at(text, i) == 'E') {
            i += at(text, i + 1) == '+' || at(text, i + 1) == '-' ? 2 : 1;
            int exponent = digits(text, i);
            if (exponent == 0) {
                return false;
            }
            i += exponent;
        }
        return i == text.length();
    }

    /**
     * The value of a JSON number: a {@code Long} when it is written as a whole number that fits, else a
     * {@code BigDecimal}; null beyond the bounds.
     */
    static @Nullable Number parse(String text) {
        if (text.length() > MAX_CHARS) {
            return null;
        }
        BigDecimal value;
        try {
            value = new BigDecimal(text);
        } catch (NumberFormatException hugeExponent) {
            return null;
        }
        if (!isBounded(value)) {
            return null;
        }
        return isLong(value) ? (Number) value.longValue() : value;
    }

    /** Whether it has at most 100 digits and an exponent of at most 400 (SEMANTICS 1.4). */
    public static boolean isBounded(BigDecimal value) {
        long exponent = (long) value.precision() - value.scale() - 1;
        return value.precision() <= MAX_DIGITS && Math.abs(exponent) <= MAX_EXPONENT;
    }

    /** Whether it is written without fraction and exponent and fits 64 bits, so that a {@code Long} stands for it. */
    public static boolean isLong(BigDecimal value) {
        return value.scale() == 0 && value.unscaledValue().bitLength() < Long.SIZE;
    }

    private static char at(String text, int i) {
        return i < text.length() ? text.charAt(i) : '\0';
    }

    private static int digits(String text, int from) {
        int i = from;
        while (at(text, i) >= '0' && at(text, i) <= '9') {
            i++;
        }
        return i - from;
    }
}
