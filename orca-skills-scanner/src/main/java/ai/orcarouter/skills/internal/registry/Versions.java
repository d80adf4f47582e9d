/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.registry;

/** The order of versions: part by part, numbers as numbers; what a hyphen begins comes before the release. */
final class Versions {
    private Versions() {}

    /** Below 0 when the first is older, above 0 when it is newer, 0 when nobody can tell. */
    static int compare(String first, String second) {
        int a = start(first);
        int b = start(second);
        while (a < first.length() && b < second.length()) {
            char c = first.charAt(a);
            char d = second.charAt(b);
            if (isDigit(c) && isDigit(d)) {
                int toA = digits(first, a);
                int toB = digits(second, b);
                int order = numbers(first.substring(a, toA), second.substring(b, toB));
                if (order != 0) {
                    return order;
                }
                a = toA;
                b = toB;
            } else if (c != d) {
                return c == '-' ? -1 : d == '-' ? 1 : Character.compare(c, d);
            } else {
                a++;
                b++;
            }
        }
        if (a == first.length() && b == second.length()) {
            return 0;
        }
        String rest = a < first.length() ? first.substring(a) : second.substring(b);
        int longer = a < first.length() ? 1 : -1;
        return rest.startsWith("-") ? -longer : rest.startsWith("+") ? 0 : longer;
    }

    private static int start(String version) {
        return version.startsWith("v") || version.startsWith("V") ? 1 : 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int digits(String text, int from) {
        int to = from;
        while (to < text.length() && isDigit(text.charAt(to))) {
            to++;
        }
        return to;
    }

    /** Numbers of any length. */
    private static int numbers(String first, String second) {
        String a = significant(first);
        String b = significant(second);
        return a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
    }

    private static String significant(String digits) {
        int from = 0;
        while (from < digits.length() - 1 && digits.charAt(from) == '0') {
            from++;
        }
        return digits.substring(from);
    }
}
