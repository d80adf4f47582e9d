/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

/** Identifiers of Sweden, Finland, Norway, Denmark and Poland. */
final class NorthEuropeChecks {
    private static final String FINNISH_LETTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY";

    private NorthEuropeChecks() {}

    static void into(Checks checks) {
        checks.put("se-person", NorthEuropeChecks::swedish);
        checks.put("se-company", NorthEuropeChecks::company);
        checks.put("fi-person", NorthEuropeChecks::finnish);
        Check first = Weighted.zero(11, 3, 7, 6, 1, 8, 9, 4, 5, 2, 1, 0);
        Check second = Weighted.zero(11, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1);
        checks.put("no-person", first.and(second).and(NorthEuropeChecks::norwegianDate));
        checks.put("dk-cpr", id -> Dates.dayMonth(id, 0) && id.number(6, 10) != 0);
        checks.put(
                "pl-pesel", Weighted.zero(10, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1).and(NorthEuropeChecks::polishDate));
        checks.put("pl-nip", Weighted.zero(11, 6, 5, 7, 2, 3, 4, 5, 6, 7, -1));
    }

    /** Luhn over the last ten digits; 60 is added to the day of a coordination number. */
    private static boolean swedish(Compact id) {
        int from = id.length() - 10;
        long day = id.number(from + 4, from + 6);
        return (from == 0 || (id.number(0, 2) >= 18 && id.number(0, 2) <= 20))
                && Dates.isDay(id.number(from + 2, from + 4), day > 60 ? day - 60 : day)
                && CheckDigits.luhn(id, from, id.length());
    }

    /** Luhn, and at least 20 where a person's number has the month; 16 may stand in front. */
    private static boolean company(Compact id) {
        int from = id.length() - 10;
        return id.number(from + 2, from + 4) >= 20 && CheckDigits.luhn(id, from, id.length());
    }

    /** The remainder by 31 of the nine digits; the sign of the century (since 2023 one of several) does not count. */
    private static boolean finnish(Compact id) {
        int last = id.length() - 1;
        long number = (id.number(0, 6) * 1000) + id.number(last - 3, last);
        return Dates.dayMonth(id, 0)
                && id.number(last - 3, last) >= 2
                && FINNISH_LETTERS.charAt((int) (number % 31)) == id.at(last);
    }

    /** 40 is added to the day of a D-number, and 40 or 80 to the month of synthetic ones. */
    private static boolean norwegianDate(Compact id) {
        long day = id.number(0, 2);
        return Dates.isDay(id.number(2, 4) % 40, day > 40 ? day - 40 : day);
    }

    /** 20, 40, 60 or 80 is added to the month for another century than the 20th. */
    private static boolean polishDate(Compact id) {
        return Dates.isDay(id.number(2, 4) % 20, id.number(4, 6));
    }
}
