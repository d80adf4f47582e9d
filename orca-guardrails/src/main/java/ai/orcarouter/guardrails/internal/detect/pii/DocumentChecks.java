/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

import java.util.Locale;
import java.util.Set;

/** Identifiers of no one country: vehicles, devices, banks. */
final class DocumentChecks {
    private static final String VIN_VALUES = "12345678.12345.7.923456789";
    private static final int[] VIN_WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    private DocumentChecks() {}

    static void into(Checks checks) {
        checks.put("vin", DocumentChecks::vin);
        checks.put("vin-shape", DocumentChecks::vinShape);
        checks.put("bic", DocumentChecks::bic);
        // reporting body 01 is North America's, 00 is for tests
        checks.put("imei", id -> CheckDigits.luhn(id) && !id.isRepeated() && id.number(0, 2) != 0);
        checks.put("tr-plate", id -> id.number(0, 2) >= 1 && id.number(0, 2) <= 81 && trPlate(id));
    }

    /** ISO 3779 with the check digit of 49 CFR 565 at the ninth place. */
    private static boolean vin(Compact id) {
        if (!vinShape(id)) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            int value = id.isDigit(i) ? id.value(i) : VIN_VALUES.charAt(id.at(i) - 'A') - '0';
            sum += value * VIN_WEIGHTS[i];
        }
        int rest = sum % 11;
        return id.at(8) == (rest == 10 ? 'X' : (char) ('0' + rest));
    }

    /** Letters and digits both, the last four digits. */
    private static boolean vinShape(Compact id) {
        int letters = 0;
        for (int i = 0; i < id.length(); i++) {
            letters += id.isDigit(i) ? 0 : 1;
        }
        return letters >= 2 && letters <= 13 && id.digits(13, 17);
    }

    /** ISO 9362: bank, country, place, branch; the place never ends in O and never begins with 0 or 1 alone. */
    private static boolean bic(Compact id) {
        char[] country = {id.at(4), id.at(5)};
        return COUNTRIES.contains(String.valueOf(country)) && id.at(7) != 'O';
    }

    /** One letter takes four or five digits, two take three or four, three take two to four. */
    private static boolean trPlate(Compact id) {
        int letters = 0;
        while (letters < id.length() - 2 && !id.isDigit(2 + letters)) {
            letters++;
        }
        int digits = id.length() - 2 - letters;
        return letters >= 1 && letters <= 3 && digits >= 2 && digits <= 4;
    }
}
