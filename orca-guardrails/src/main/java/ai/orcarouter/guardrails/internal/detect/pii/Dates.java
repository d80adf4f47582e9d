/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

/** Dates inside of identifiers. */
final class Dates {
    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private Dates() {}

    /** Whether the day can be one of the month; the 29th of February always can. */
    static boolean isDay(long month, long day) {
        return month >= 1 && month <= 12 && day >= 1 && day <= DAYS[(int) month - 1];
    }

    /** Month and day at the index. */
    static boolean monthDay(Compact id, int at) {
        return id.digits(at, at + 4) && isDay(id.number(at, at + 2), id.number(at + 2, at + 4));
    }

    /** Day and month at the index. */
    static boolean dayMonth(Compact id, int at) {
        return id.digits(at, at + 4) && isDay(id.number(at + 2, at + 4), id.number(at, at + 2));
    }

    /** A year in which someone alive may have been born. */
    static boolean isYear(long year) {
        return year >= 1890 && year <= 2099;
    }

    /** Eight digits with the year first or last, or six with it last. */
    static boolean isDate(Compact id) {
        if (!id.digits(0, id.length())) {
            return false;
        }
        return switch (id.length()) {
            case 8 ->
                (isYear(id.number(0, 4)) && monthDay(id, 4))
                        || (isYear(id.number(4, 8)) && (dayMonth(id, 0) || monthDay(id, 0)));
            case 6 -> dayMonth(id, 0) || monthDay(id, 0) || monthDay(id, 2);
            default -> false;
        };
    }
}
