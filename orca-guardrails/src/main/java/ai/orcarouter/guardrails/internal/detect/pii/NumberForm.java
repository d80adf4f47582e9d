/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

import com.google.i18n.phonenumbers.Phonemetadata.PhoneNumberDesc;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The numbers of one kind, such as mobile ones, in a {@link CallingPlan}: their lengths and digits. Immutable. */
final class NumberForm {
    private static final int FIRST_DIGITS = 3;

    private final @Nullable Pattern pattern;
    private final long lengths;
    private final long localLengths;
    private final int longest;

    /** Whether numbers begin so, by their first three digits: tells most others without the pattern. */
    private final boolean[] starts = new boolean[1000];

    private NumberForm(@Nullable Pattern pattern, List<Integer> lengths, List<Integer> localLengths) {
        this.pattern = pattern;
        this.lengths = bits(lengths);
        this.localLengths = bits(localLengths);
        longest = lengths.isEmpty() ? 0 : lengths.get(lengths.size() - 1);
        if (pattern != null) {
            collect(pattern.matcher(""), "");
        }
    }

    /** A kind that lists no lengths has those of all kinds. */
    static NumberForm of(PhoneNumberDesc kind, PhoneNumberDesc general) {
        String pattern = kind.getNationalNumberPattern();
        PhoneNumberDesc measured = kind.getPossibleLengthCount() == 0 ? general : kind;
        return new NumberForm(
                pattern.isEmpty() ? null : Pattern.compile(pattern),
                measured.getPossibleLengthList(),
                kind.getPossibleLengthLocalOnlyList());
    }

    private static long bits(List<Integer> lengths) {
        long bits = 0;
        for (int length : lengths) {
            bits |= length < 0 ? 0 : 1L << length;
        }
        return bits;
    }

    /** Marks the digits behind which the pattern can still match. */
    private void collect(Matcher matcher, String start) {
        for (char digit = '0'; digit <= '9'; digit++) {
            String longer = start + digit;
            boolean matches = matcher.reset(longer).matches();
            if (!matches && !matcher.hitEnd()) {
                continue;
            }
            if (longer.length() == FIRST_DIGITS) {
                starts[Integer.parseInt(longer)] = true;
            } else {
                collect(matcher, longer);
            }
        }
    }

    boolean isEmpty() {
        return pattern == null || lengths == 0;
    }

    boolean isLength(int length) {
        return (lengths >>> length & 1) != 0;
    }

    boolean isLocalLength(int length) {
        return (localLengths >>> length & 1) != 0;
    }

    boolean isTooLong(int length) {
        return lengths != 0 && length > longest;
    }

    /** Whether digits are like those of a number, whatever their length. */
    boolean matches(String digits) {
        if (pattern == null || (digits.length() >= FIRST_DIGITS && !starts[first(digits, 0)])) {
            return false;
        }
        return pattern.matcher(digits).matches();
    }

    /** Whether digits are a number. */
    boolean isNumber(String digits) {
        return isLength(digits.length()) && matches(digits);
    }

    /** Whether the last of the digits can be a number, by their length and the first of them. */
    boolean mayEnd(String digits) {
        int length = digits.length();
        for (int at = 0; at <= length - FIRST_DIGITS; at++) {
            if (isLength(length - at) && starts[first(digits, at)]) {
                return true;
            }
        }
        return false;
    }

    private static int first(String digits, int at) {
        return (100 * (digits.charAt(at) - '0')) + (10 * (digits.charAt(at + 1) - '0')) + (digits.charAt(at + 2) - '0');
    }
}
