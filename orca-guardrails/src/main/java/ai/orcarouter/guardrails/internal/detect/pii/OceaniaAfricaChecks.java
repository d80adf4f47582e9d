/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

/** Identifiers of Australia, New Zealand, South Africa and Nigeria. */
final class OceaniaAfricaChecks {
    private static final int[] IRD_FIRST = {3, 2, 7, 6, 5, 4, 3, 2};
    private static final int[] IRD_SECOND = {7, 4, 3, 2, 5, 2, 7, 6};

    private OceaniaAfricaChecks() {}

    static void into(Checks checks) {
        checks.put("au-tfn", Weighted.zero(11, 1, 4, 3, 7, 5, 8, 6, 9, 10).and(id -> !id.isRepeated()));
        checks.put("au-acn", Weighted.zero(10, 8, 7, 6, 5, 4, 3, 2, 1, 1).and(id -> !id.isRepeated()));
        // one is taken from the first digit, so its weight from the sum
        checks.put("au-abn", Weighted.zeroWith(-10, 89, 10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19));
        checks.put("au-medicare", Weighted.zero(10, 1, 3, 7, 9, 1, 3, 7, 9, -1, 0));
        checks.put("nz-ird", OceaniaAfricaChecks::ird);
        checks.put("za-id", id -> Dates.monthDay(id, 2) && CheckDigits.luhn(id));
        checks.put("ng-nin", id -> CheckDigits.verhoeff(id) && !id.isRepeated());
    }

    /** Eight or nine digits; a second set of weights where the first leaves 10. */
    private static boolean ird(Compact id) {
        int shift = 9 - id.length();
        long number = id.number(0, id.length());
        int check = remainder(id, IRD_FIRST, shift);
        return number >= 10_000_000
                && number <= 200_000_000
                && id.value(8 - shift) == (check == 10 ? remainder(id, IRD_SECOND, shift) : check);
    }

    private static int remainder(Compact id, int[] weights, int shift) {
        int sum = 0;
        for (int i = shift; i < 8; i++) {
            sum += weights[i] * id.value(i - shift);
        }
        return (11 - (sum % 11)) % 11;
    }
}
