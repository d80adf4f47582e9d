/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

/** Identifiers of India, China, Japan, Korea, Thailand, Singapore and the Philippines. */
final class AsiaChecks {
    /** States and territories on plates, old codes too. */
    private static final String INDIAN_STATES =
            "AN AP AR AS BR CG CH CT DD DL DN GA GJ HP HR JH JK KA KL LA LD MH ML MN MP MZ NL OD OR PB PY RJ SK TG TN TR TS UA "
                    + "UK UP UT WB ";

    private static final int[] NRIC = {2, 7, 6, 5, 4, 3, 2};
    private static final int[] KR_BUSINESS = {1, 3, 7, 1, 3, 7, 1, 3};
    private static final int[] UEN_LOCAL = {10, 8, 6, 4, 9, 7, 5, 3, 1};
    private static final int[] UEN_OTHER = {4, 3, 5, 3, 10, 2, 2, 5, 7};
    private static final String UEN_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWX0123456789";
    private static final int[] UEN_BUSINESS = {10, 4, 9, 3, 8, 2, 7, 1};

    private AsiaChecks() {}

    static void into(Checks checks) {
        checks.put("in-aadhaar", AsiaChecks::aadhaar);
        checks.put("in-gstin", AsiaChecks::gstin);
        checks.put("in-gst-state", id -> (id.number(0, 2) >= 1 && id.number(0, 2) <= 38) || id.number(0, 2) == 97);
        checks.put("in-plate", id -> id.number(id.length() - 4, id.length()) != 0);
        checks.put(
                "in-state-plate",
                id -> AmericasChecks.listed(INDIAN_STATES, id, 0, 2) && id.number(id.length() - 4, id.length()) != 0);
        checks.put("cn-ric", AsiaChecks::chinese);
        checks.put(
                "jp-my-number", Weighted.low11(6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2).and(id -> !id.isRepeated()));
        checks.put("kr-person", id -> Dates.monthDay(id, 2));
        checks.put("kr-rrn", Weighted.last11(2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5).and(id -> Dates.monthDay(id, 2)));
        checks.put("kr-business", AsiaChecks::koreanBusiness);
        checks.put("kr-driver", id -> id.number(0, 2) >= 11 && id.number(0, 2) <= 28);
        checks.put(
                "th-tnin",
                Weighted.last11(13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2).and(AsiaChecks::thaiProvince));
        checks.put("sg-nric", AsiaChecks::nric);
        checks.put("sg-uen-business", id -> letter(id, UEN_BUSINESS, "XMKECAWLJDB"));
        checks.put("sg-uen-local", id -> letter(id, UEN_LOCAL, "ZKCMDNERGWH"));
        checks.put("sg-uen-other", AsiaChecks::otherEntity);
    }

    private static boolean aadhaar(Compact id) {
        boolean palindrome = true;
        for (int i = 0; i < 6; i++) {
            palindrome &= id.at(i) == id.at(11 - i);
        }
        return !palindrome && CheckDigits.verhoeff(id);
    }

    /** Base 36: values doubled at every second place, quotient and remainder by 36 added. */
    private static boolean gstin(Compact id) {
        int sum = 0;
        for (int i = 0; i < 14; i++) {
            int product = id.value(i) * (1 + (i % 2));
            sum += (product / 36) + (product % 36);
        }
        return id.value(14) == (36 - (sum % 36)) % 36;
    }

    /** GB 11643: region, birth date, sequence, MOD 11-2. */
    private static boolean chinese(Compact id) {
        long region = id.number(0, 2);
        return region >= 11
                && (region <= 65 || region == 71 || (region >= 81 && region <= 83))
                && Dates.isYear(id.number(6, 10))
                && Dates.monthDay(id, 10)
                && CheckDigits.mod11And2(id);
    }

    private static boolean koreanBusiness(Compact id) {
        int ninth = id.value(8) * 5;
        int sum = Weighted.sum(id, KR_BUSINESS, 8) + (ninth / 10) + (ninth % 10);
        return id.value(9) == (10 - (sum % 10)) % 10 && id.number(3, 5) != 0;
    }

    private static boolean thaiProvince(Compact id) {
        return id.at(0) != '0' && id.at(0) != '9' && id.at(1) != '0';
    }

    /** S and T for citizens, F, G and M for foreigners; T and G count 4 more, M 3. */
    private static boolean nric(Compact id) {
        int sum = 0;
        for (int i = 0; i < 7; i++) {
            sum += NRIC[i] * id.value(i + 1);
        }
        char series = id.at(0);
        int rest = (sum + (series == 'T' || series == 'G' ? 4 : series == 'M' ? 3 : 0)) % 11;
        String letters = series == 'S' || series == 'T' ? "JZIHGFEDCBA" : series == 'M' ? "XWUTRQPNJLK" : "XWUTRQPNMLK";
        return id.at(8) == letters.charAt(rest);
    }

    private static boolean otherEntity(Compact id) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += UEN_OTHER[i] * UEN_ALPHABET.indexOf(id.at(i));
        }
        return id.at(9) == UEN_ALPHABET.charAt(Math.floorMod(sum - 5, 11));
    }

    private static boolean letter(Compact id, int[] weights, String letters) {
        int last = id.length() - 1;
        return letters.charAt(Weighted.sum(id, weights, weights.length) % 11) == id.at(last);
    }
}
