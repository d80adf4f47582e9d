/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

/** Identifiers of France, Belgium, the Netherlands, Spain, Portugal, Italy and Turkey. */
final class SouthEuropeChecks {
    private static final String NIF_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String FISCAL_MONTHS = "ABCDEHLMPRST";
    private static final String FISCAL_DIGITS = "LMNPQRSTUV";
    private static final int[] FISCAL_ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    private SouthEuropeChecks() {}

    static void into(Checks checks) {
        checks.put("fr-nir", SouthEuropeChecks::nir);
        checks.put("be-nn", SouthEuropeChecks::belgian);
        checks.put("nl-bsn", Weighted.zero(11, 9, 8, 7, 6, 5, 4, 3, 2, -1).and(id -> !id.isRepeated()));
        checks.put("es-nif", id -> nif(id, 0));
        checks.put("es-nie", id -> nif(id, id.at(0) - 'X'));
        checks.put("pt-nif", Weighted.low11(9, 8, 7, 6, 5, 4, 3, 2).and(id -> "1235689".indexOf(id.at(0)) >= 0));
        checks.put("it-fiscal", SouthEuropeChecks::fiscal);
        checks.put("it-fiscal-shape", SouthEuropeChecks::fiscalShape);
        checks.put("it-vat", id -> CheckDigits.luhn(id) && !id.isRepeated());
        checks.put("it-vat-prefixed", id -> CheckDigits.luhn(id, 2, 13) && id.number(2, 13) != 0);
        checks.put("tr-id", SouthEuropeChecks::turkish);
    }

    /** Sex, year, month, department, and 97 less the remainder of the rest; Corsica's 2A and 2B count 19 and 18. */
    private static boolean nir(Compact id) {
        int first = id.value(0);
        long month = id.number(3, 5);
        boolean corsica = id.at(5) == '2' && (id.at(6) == 'A' || id.at(6) == 'B');
        if (!(first == 1 || first == 2 || first == 3 || first == 4 || first == 7 || first == 8)
                || !((month >= 1 && month <= 12) || (month >= 20 && month <= 42) || (month >= 50 && month <= 99))) {
            return false;
        }
        long number = 0;
        for (int i = 0; i < 13; i++) {
            boolean letter = i == 6 && corsica;
            if (!letter && !id.isDigit(i)) {
                return false;
            }
            int value = letter ? (id.at(6) == 'A' ? 9 : 8) : corsica && i == 5 ? 1 : id.value(i);
            number = (number * 10) + value;
        }
        return id.digits(13, 15) && id.number(13, 15) == 97 - (number % 97);
    }

    /** 97 less the remainder of the first nine digits, with a 2 before them for births since 2000. */
    private static boolean belgian(Compact id) {
        long number = id.number(0, 9);
        long check = id.number(9, 11);
        long month = id.number(2, 4) % 20;
        return month <= 12
                && id.number(4, 6) <= 31
                && !id.isRepeated()
                && (check == 97 - (number % 97) || check == 97 - ((2_000_000_000L + number) % 97));
    }

    private static boolean nif(Compact id, int prefix) {
        int last = id.length() - 1;
        boolean foreign = id.value(0) > 9;
        long number = id.number(foreign ? 1 : 0, last) + (prefix * (foreign ? 10_000_000L : 0));
        return number != 0 && NIF_LETTERS.charAt((int) (number % 23)) == id.at(last);
    }

    /** Month letter and day, where a letter may stand for a digit (omocodia). */
    private static boolean fiscalShape(Compact id) {
        for (int i : new int[] {6, 7, 9, 10, 12, 13, 14}) {
            if (!id.isDigit(i) && FISCAL_DIGITS.indexOf(id.at(i)) < 0) {
                return false;
            }
        }
        int day = (digitOf(id.at(9)) * 10) + digitOf(id.at(10));
        return FISCAL_MONTHS.indexOf(id.at(8)) >= 0 && (day <= 31 || (day > 40 && day <= 71));
    }

    private static int digitOf(char c) {
        return Chars.isDigit(c) ? c - '0' : FISCAL_DIGITS.indexOf(c);
    }

    /** Decree of 23 December 1976: odd and even places have tables of their own. */
    private static boolean fiscal(Compact id) {
        if (!fiscalShape(id)) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            int value = id.isDigit(i) ? id.value(i) : id.value(i) - 10;
            sum += i % 2 == 0 ? FISCAL_ODD[value] : value;
        }
        return id.at(15) == 'A' + (sum % 26);
    }

    private static boolean turkish(Compact id) {
        if (id.at(0) == '0') {
            return false;
        }
        int odd = id.value(0) + id.value(2) + id.value(4) + id.value(6) + id.value(8);
        int even = id.value(1) + id.value(3) + id.value(5) + id.value(7);
        int tenth = Math.floorMod((odd * 7) - even, 10);
        return id.value(9) == tenth && id.value(10) == (odd + even + tenth) % 10;
    }
}
