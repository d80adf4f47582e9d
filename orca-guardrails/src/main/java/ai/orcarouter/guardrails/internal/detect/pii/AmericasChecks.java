/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

/** Identifiers of the Americas. */
final class AmericasChecks {
    /** Numbers that stood on published sample cards. */
    private static final long WALLET_SAMPLE = 78_05_1120L;

    private static final long LEAFLET_SAMPLE = 219_09_9999L;

    private static final String EIN_UNUSED = "00 07 08 09 17 18 19 28 29 49 69 70 78 79 89 96 97 ";
    private static final String CURP_ALPHABET = "0123456789ABCDEFGHIJKLMNxOPQRSTUVWXYZ";
    private static final String CURP_STATES =
            "AS BC BS CC CL CM CS CH DF DG GT GR HG JC MC MN MS NT NL OC PL QT QR SP SL SR TC TS TL VZ YN ZS NE ";
    private static final int[] CNPJ = {6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2};

    private AmericasChecks() {}

    static void into(Checks checks) {
        checks.put("us-ssn", AmericasChecks::ssn);
        checks.put("us-itin", AmericasChecks::itin);
        checks.put("us-ein", id -> !listed(EIN_UNUSED, id, 0, 2));
        Check aba = Weighted.zero(10, 3, 7, 1, 3, 7, 1, 3, 7, 1).and(id -> !id.isRepeated());
        checks.put("us-aba-sum", aba);
        checks.put("us-aba", aba.and(AmericasChecks::abaPrefix));
        checks.put("us-npi", AmericasChecks::npi);
        checks.put("us-dea", AmericasChecks::dea);
        checks.put("ca-sin", id -> CheckDigits.luhn(id) && id.at(0) != '8' && !id.isRepeated());
        Check cpfFirst = Weighted.low11(10, 9, 8, 7, 6, 5, 4, 3, 2);
        Check cpfSecond = Weighted.low11(11, 10, 9, 8, 7, 6, 5, 4, 3, 2);
        checks.put("br-cpf", cpfFirst.and(cpfSecond).and(id -> !id.isRepeated()));
        checks.put("br-cnpj", AmericasChecks::cnpj);
        checks.put("mx-curp", AmericasChecks::curp);
        checks.put("mx-rfc", id -> Dates.monthDay(id, id.length() - 7));
        checks.put("ar-cuit", Weighted.zero(11, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1));
        checks.put("cl-rut", AmericasChecks::rut);
    }

    /** Area, group and serial as the administration gives them out (20 CFR 422.103). */
    private static boolean ssn(Compact id) {
        long area = id.number(0, 3);
        long all = id.number(0, 9);
        return area != 0
                && area != 666
                && area < 900
                && id.number(3, 5) != 0
                && id.number(5, 9) != 0
                && all != WALLET_SAMPLE
                && all != LEAFLET_SAMPLE
                && all != 123_45_6789L
                && !id.isRepeated();
    }

    private static boolean itin(Compact id) {
        long group = id.number(3, 5);
        return id.at(0) == '9'
                && ((group >= 50 && group <= 65)
                        || (group >= 70 && group <= 88)
                        || (group >= 90 && group <= 92)
                        || (group >= 94 && group <= 99));
    }

    private static boolean abaPrefix(Compact id) {
        long prefix = id.number(0, 2);
        return prefix <= 12 || (prefix >= 21 && prefix <= 32) || (prefix >= 61 && prefix <= 72) || prefix == 80;
    }

    /** Luhn over the number with 80840, the prefix of health applications in the United States, before it. */
    private static boolean npi(Compact id) {
        return id.allDigits(10)
                && (id.at(0) == '1' || id.at(0) == '2')
                && ((CheckDigits.luhnSum(id, 0, 10) + 24) % 10) == 0;
    }

    private static boolean dea(Compact id) {
        long odd = id.number(2, 3) + id.number(4, 5) + id.number(6, 7);
        long even = id.number(3, 4) + id.number(5, 6) + id.number(7, 8);
        return id.value(8) == (odd + (2 * even)) % 10;
    }

    private static boolean cnpj(Compact id) {
        return !id.isRepeated() && cnpjDigit(id, 12) && cnpjDigit(id, 13);
    }

    /** Letters count 17 and up: their ASCII code less 48 (the register of 2026). */
    private static boolean cnpjDigit(Compact id, int at) {
        int sum = 0;
        for (int i = 0; i < at; i++) {
            sum += CNPJ[i + 13 - at] * (id.at(i) - '0');
        }
        int rest = sum % 11;
        return id.value(at) == (rest < 2 ? 0 : 11 - rest);
    }

    private static boolean curp(Compact id) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += CURP_ALPHABET.indexOf(id.at(i)) * (18 - i);
        }
        return Dates.monthDay(id, 6) && listed(CURP_STATES, id, 11, 13) && id.value(17) == (10 - (sum % 10)) % 10;
    }

    private static boolean rut(Compact id) {
        int sum = 0;
        int last = id.length() - 1;
        for (int i = last - 1, weight = 2; i >= 0; i--, weight = weight == 7 ? 2 : weight + 1) {
            sum += weight * id.value(i);
        }
        int check = 11 - (sum % 11);
        return id.at(last) == (check == 11 ? '0' : check == 10 ? 'K' : (char) ('0' + check));
    }

    /** Whether the two characters are one of the list's words, each of which a blank follows. */
    static boolean listed(String list, Compact id, int from, int to) {
        for (int i = 0; i < list.length(); i += to - from + 1) {
            int k = 0;
            while (k < to - from && list.charAt(i + k) == id.at(from + k)) {
                k++;
            }
            if (k == to - from) {
                return true;
            }
        }
        return false;
    }
}
