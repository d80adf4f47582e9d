/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

/** Identifiers of Germany, Austria and Switzerland. */
final class GermanChecks {
    private static final int[] PENSION = {2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1};

    private GermanChecks() {}

    static void into(Checks checks) {
        checks.put("de-tax-sum", id -> CheckDigits.mod11And10(id) && repeated(id) >= 0);
        checks.put("de-tax-id", id -> CheckDigits.mod11And10(id) && repeated(id) == 1);
        checks.put("de-vat", id -> vat(id, 2));
        checks.put("de-icao", CheckDigits::icao);
        checks.put("de-serial", GermanChecks::serial);
        checks.put("de-pension", GermanChecks::pension);
        checks.put("de-kvnr", GermanChecks::health);
        checks.put("de-lanr", Weighted.zero(10, 4, 9, 4, 9, 4, 9, 1, 0, 0).and(id -> id.number(0, 7) != 0));
        checks.put("de-bsnr", id -> id.number(0, 2) != 0 && !id.isRepeated());
        checks.put("at-svnr", Weighted.zero(11, 3, 7, 9, -1, 5, 8, 4, 2, 1, 6).and(id -> Dates.dayMonth(id, 4)));
        checks.put("ch-ahv", Weighted.zero(10, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1));
    }

    /**
     * How many of the first ten digits occur more than once, or -1 when one occurs more than three times. Numbers that
     * are given out repeat exactly one digit (Bundeszentralamt für Steuern); published samples do not all.
     */
    private static int repeated(Compact id) {
        int repeated = 0;
        for (char digit = '0'; digit <= '9'; digit++) {
            int count = 0;
            for (int i = 0; i < 10; i++) {
                count += id.at(i) == digit ? 1 : 0;
            }
            if (count > 3) {
                return -1;
            }
            repeated += count > 1 ? 1 : 0;
        }
        return repeated;
    }

    /** A serial number without its check digit: nothing to compute, but more than one digit. */
    private static boolean serial(Compact id) {
        int digits = 0;
        for (int i = 1; i < id.length(); i++) {
            digits += id.isDigit(i) ? 1 : 0;
        }
        return digits >= 3;
    }

    private static boolean vat(Compact id, int from) {
        int product = 10;
        for (int i = from; i < id.length() - 1; i++) {
            int sum = (id.value(i) + product) % 10;
            product = ((sum == 0 ? 10 : sum) * 2) % 11;
        }
        return id.at(from) != '0' && id.value(id.length() - 1) == (11 - product) % 10;
    }

    /** Area, birth date (50 added to the day for a second number of one day), initial as two digits, digit sums. */
    private static boolean pension(Compact id) {
        long day = id.number(2, 4);
        if (!Dates.isDay(id.number(4, 6), day > 50 ? day - 50 : day)) {
            return false;
        }
        int initial = id.value(8) - 9;
        int sum = 0;
        for (int i = 0, weight = 0; weight < 12; i++) {
            if (i == 8) {
                sum += digitSum(PENSION[weight++] * (initial / 10)) + digitSum(PENSION[weight++] * (initial % 10));
            } else {
                sum += digitSum(PENSION[weight++] * id.value(i));
            }
        }
        return id.value(11) == sum % 10;
    }

    /** The letter as two digits, then weights 1 and 2 with digit sums. */
    private static boolean health(Compact id) {
        int initial = id.value(0) - 9;
        int sum = digitSum(initial / 10) + digitSum(2 * (initial % 10));
        for (int i = 1; i < 9; i++) {
            sum += digitSum((i % 2 == 1 ? 1 : 2) * id.value(i));
        }
        return id.value(9) == sum % 10;
    }

    private static int digitSum(int number) {
        return (number / 10) + (number % 10);
    }
}
