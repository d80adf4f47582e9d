/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.document;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers of documents, in the one spelling that JSON knows. */
final class Numbers {
    private static final int MAX_DIGITS = 100;
    private static final int MAX_EXPONENT = 400;
    private static final int MAX_CHARS = 512;
    private static final int MAX_LONG_CHARS = 20;

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
     * {@code BigDecimal}; null beyond 100 digits or an exponent of 400 (SEMANTICS 1.4).
     */
    static @Nullable Number parse(String text) {
        if (text.length() > MAX_CHARS) {
            return null;
        }
        boolean whole = text.indexOf('.') < 0 && text.indexOf('e') < 0 && text.indexOf('E') < 0;
        BigDecimal value;
        try {
            if (whole && text.length() <= MAX_LONG_CHARS) {
                return Long.valueOf(text);
            }
        } catch (NumberFormatException beyondLong) {
            // Falls through: it fits a BigDecimal.
        }
        try {
            value = new BigDecimal(text);
        } catch (NumberFormatException hugeExponent) {
            return null;
        }
        long exponent = (long) value.precision() - value.scale() - 1;
        return value.precision() > MAX_DIGITS || Math.abs(exponent) > MAX_EXPONENT ? null : value;
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
