/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

/** Identifiers of the United Kingdom. */
final class BritishChecks {
    private static final String NINO_UNUSED = "BG GB NK KN NT TN ZZ ";

    private BritishChecks() {}

    static void into(Checks checks) {
        checks.put("uk-nhs", Weighted.zero(11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1).and(id -> !id.isRepeated()));
        checks.put("uk-nino", id -> !AmericasChecks.listed(NINO_UNUSED, id, 0, 2));
        checks.put("uk-driver", BritishChecks::driver);
        checks.put("uk-plate", id -> id.number(2, 4) >= 1 && id.number(2, 4) < 80);
        checks.put("uk-postcode", BritishChecks::postcode);
    }

    /** Five of the surname filled up with 9, then the digits of the birth date, 50 added to the month for women. */
    private static boolean driver(Compact id) {
        boolean filled = false;
        for (int i = 0; i < 5; i++) {
            boolean nine = id.at(i) == '9';
            if (id.isDigit(i) != nine || (filled && !nine)) {
                return false;
            }
            filled = nine;
        }
        long month = id.number(6, 8);
        return !(id.at(0) == '9') && Dates.isDay(month > 50 ? month - 50 : month, id.number(8, 10));
    }

    /** The inward code never holds C, I, K, M, O or V. */
    private static boolean postcode(Compact id) {
        int n = id.length();
        return "CIKMOV".indexOf(id.at(n - 1)) < 0 && "CIKMOV".indexOf(id.at(n - 2)) < 0 && "QVX".indexOf(id.at(0)) < 0;
    }
}
