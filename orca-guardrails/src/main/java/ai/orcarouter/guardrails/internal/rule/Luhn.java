/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.rule;

/** The check digit of ISO/IEC 7812-1, annex B. */
final class Luhn {
    private Luhn() {}

    /** Whether the digits of a part of a text, whatever stands between them, end in their check digit. */
    static boolean isValid(String text, int start, int end) {
        int sum = 0;
        int digits = 0;
        for (int i = end - 1; i >= start; i--) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                int value = c - '0';
                if (digits % 2 == 1) {
                    value = value > 4 ? (value * 2) - 9 : value * 2;
                }
                sum += value;
                digits++;
            }
        }
        return digits > 1 && sum % 10 == 0;
    }
}
