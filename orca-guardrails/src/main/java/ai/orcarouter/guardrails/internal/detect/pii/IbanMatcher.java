/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

import java.util.List;

/** International bank account numbers (ISO 13616): the country's structure and MOD 97-10; compact or in fours. */
final class IbanMatcher {
    private static final PiiKind KIND = PiiKind.of("IBAN_CODE");
    private static final int LETTERS = 26;
    private static final int GROUP = 4;

    private final String[] structures = new String[LETTERS * LETTERS];
    private final int words;

    IbanMatcher(List<String> lines, OwnWords words) {
        for (String line : lines) {
            structures[index(line.charAt(0), line.charAt(1))] = expanded(line.substring(3));
        }
        this.words = words.kind(KIND.name());
    }

    private static int index(char first, char second) {
        return ((first - 'A') * LETTERS) + second - 'A';
    }

    /** {@code 2n1a} as {@code nna}. */
    private static String expanded(String structure) {
        StringBuilder all = new StringBuilder();
        int count = 0;
        for (int i = 0; i < structure.length(); i++) {
            char c = structure.charAt(i);
            if (Chars.isDigit(c)) {
                count = (count * 10) + c - '0';
            } else {
                all.append(String.valueOf(c).repeat(count));
                count = 0;
            }
        }
        return all.toString();
    }

    /** Reports the account that begins at the index with two letters; where it ends, or the index. */
    int match(PiiScan scan, int start) {
        String text = scan.text();
        char first = Chars.upper(text.charAt(start));
        char second = Chars.upper(Chars.at(text, start + 1));
        if (!Chars.isUpper(first)
                || !Chars.isUpper(second)
                || !Chars.isDigit(Chars.at(text, start + 2))
                || !Chars.isDigit(Chars.at(text, start + 3))) {
            return start;
        }
        String structure = structures[index(first, second)];
        int end = structure == null ? -1 : end(text, start, structure.length() + GROUP);
        if (end < 0 || Chars.isWord(Chars.at(text, end)) || Chars.isWord(Chars.at(text, start - 1))) {
            return start;
        }
        Compact iban = scan.compact(start, end);
        if (structure == null || !fits(iban, structure) || !isDivisible(iban)) {
            return start;
        }
        boolean named = scan.isNamed(words, start, end);
        boolean alone = !named && scan.isAlone(start, end);
        boolean lower = scan.isLower(start, end);
        if (lower && !named && !alone) {
            return start;
        }
        scan.add(KIND, start, end, lower ? 0.8 : named ? 0.99 : 0.96, named);
        return end;
    }

    /** Where so many letters and digits end, in groups of four with one separator throughout or in one; or -1. */
    private static int end(String text, int start, int length) {
        char separator = Chars.at(text, start + GROUP);
        boolean grouped = separator == ' ' || separator == '-' || separator == '\u00A0';
        int at = start;
        for (int taken = 0; taken < length; taken++) {
            if (grouped && taken > 0 && taken % GROUP == 0) {
                if (Chars.at(text, at) != separator) {
                    return -1;
                }
                at++;
            }
            if (!Chars.isAlnum(Chars.at(text, at))) {
                return -1;
            }
            at++;
        }
        return at;
    }

    private static boolean fits(Compact iban, String structure) {
        for (int i = 0; i < structure.length(); i++) {
            boolean digit = iban.isDigit(i + GROUP);
            char wanted = structure.charAt(i);
            if ((wanted == 'n' && !digit) || (wanted == 'a' && digit)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDivisible(Compact iban) {
        int rest = CheckDigits.mod97(iban, GROUP, iban.length(), 0);
        long check = iban.number(2, GROUP);
        return check >= 2 && check <= 98 && CheckDigits.mod97(iban, 0, GROUP, rest) == 1;
    }
}
