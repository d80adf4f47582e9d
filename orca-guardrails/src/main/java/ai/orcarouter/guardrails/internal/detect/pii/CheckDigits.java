/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

/** The named check digit algorithms. */
final class CheckDigits {
    private static final String VERHOEFF_D = "0123456789" + "1234067895" + "2340178956" + "3401289567" + "4012395678"
            + "5987604321" + "6598710432" + "7659821043" + "8765932104" + "9876543210";
    private static final String VERHOEFF_P = "0123456789" + "1576283094" + "5803796142" + "8916043527" + "9453126870"
            + "4286573901" + "2793806415" + "7046913258";

    private CheckDigits() {}

    /** Luhn (ISO/IEC 7812-1) over the part. */
    static boolean luhn(Compact id, int from, int to) {
        return (luhnSum(id, from, to) % 10) == 0;
    }

    /** Luhn over everything. */
    static boolean luhn(Compact id) {
        return id.allDigits(id.length()) && luhn(id, 0, id.length());
    }

    static int luhnSum(Compact id, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            int digit = id.value(i);
            boolean doubled = ((to - i) & 1) == 0;
            int twice = digit * 2;
            sum += doubled ? (twice > 9 ? twice - 9 : twice) : digit;
        }
        return sum;
    }

    /** Verhoeff over everything. */
    static boolean verhoeff(Compact id) {
        int c = 0;
        int n = id.length();
        for (int i = 0; i < n; i++) {
            if (!id.isDigit(n - 1 - i)) {
                return false;
            }
            int p = VERHOEFF_P.charAt(((i % 8) * 10) + id.value(n - 1 - i)) - '0';
            c = VERHOEFF_D.charAt((c * 10) + p) - '0';
        }
        return c == 0;
    }

    /** ISO/IEC 7064 MOD 11,10 over everything. */
    static boolean mod11And10(Compact id) {
        int product = 10;
        int n = id.length();
        for (int i = 0; i < n - 1; i++) {
            int sum = (id.value(i) + product) % 10;
            product = ((sum == 0 ? 10 : sum) * 2) % 11;
        }
        return id.value(n - 1) == (11 - product) % 10;
    }

    /** ISO/IEC 7064 MOD 11-2 over everything, where X is 10. */
    static boolean mod11And2(Compact id) {
        int rest = 0;
        int n = id.length();
        for (int i = 0; i < n - 1; i++) {
            rest = ((rest + id.value(i)) * 2) % 11;
        }
        int expected = (12 - rest) % 11;
        char last = id.at(n - 1);
        return expected == 10 ? last == 'X' : last == '0' + expected;
    }

    /** ICAO 9303: weights 7, 3, 1, letters from 10; the last character is the remainder by 10. */
    static boolean icao(Compact id) {
        int sum = 0;
        int n = id.length();
        for (int i = 0; i < n - 1; i++) {
            sum += id.value(i) * (i % 3 == 0 ? 7 : i % 3 == 1 ? 3 : 1);
        }
        return id.value(n - 1) == sum % 10;
    }

    /** Remainder by 97 of the part, letters written as their two-digit values (ISO/IEC 7064 MOD 97-10). */
    static int mod97(Compact id, int from, int to, int rest) {
        int r = rest;
        for (int i = from; i < to; i++) {
            int value = id.value(i);
            r = ((r * (value > 9 ? 100 : 10)) + value) % 97;
        }
        return r;
    }
}
