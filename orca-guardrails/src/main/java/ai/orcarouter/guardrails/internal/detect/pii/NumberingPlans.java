/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

import ai.orcarouter.guardrails.internal.detect.pii.CallingPlans.Read;
import java.util.List;

/** What the numbering plans of the world say about a number. Immutable and thread-safe. */
final class NumberingPlans {
    /** Where national forms are looked up when nothing else is said, most numbers first. */
    static final List<String> DEFAULT_REGIONS = List.of(
            "US", "GB", "DE", "FR", "ES", "IT", "NL", "AU", "TR", "PH", "IN", "BR", "JP", "KR", "SE", "PL", "ZA", "MX");

    /** Regions of which a run of ten digits without a trunk prefix is taken for a number. */
    private static final List<String> WITHOUT_TRUNK = List.of("US", "TR");

    enum Answer {
        NONE,
        POSSIBLE,
        VALID
    }

    private final List<CallingPlan> plans;

    /** The plans of those without a trunk prefix. */
    private final List<CallingPlan> withoutTrunk;

    NumberingPlans(List<String> regions) {
        plans = regions.stream().map(CallingPlans::of).toList();
        withoutTrunk = regions.stream()
                .filter(WITHOUT_TRUNK::contains)
                .map(CallingPlans::of)
                .toList();
    }

    /** About a number that begins with a plus sign. */
    Answer international(String number) {
        Read read = CallingPlans.international(digits(number, 0));
        return read == null ? Answer.NONE : read.isValid() ? Answer.VALID : possible(read);
    }

    private static Answer possible(Read read) {
        return read.isPossible() ? Answer.POSSIBLE : Answer.NONE;
    }

    /** Whether it is a number that begins with two zeros and a country's code, and a separator after them. */
    boolean isAbroad(String number) {
        int end = 2;
        while (end < number.length() && Chars.isDigit(number.charAt(end))) {
            end++;
        }
        Read read = CallingPlans.international(digits(number, 2));
        return read != null
                && number.substring(2, end).equals(read.sharing().get(0).code())
                && read.isValid();
    }

    /** Whether it is a number of the North American plan with an area that is in use. */
    boolean isNorthAmerican(String number) {
        CallingPlan plan = CallingPlans.of("US");
        Read read = CallingPlans.national(digits(number, 0), plan);
        return read != null && read.sharing().get(0).code().equals(plan.code()) && read.isValid();
    }

    /** Whether it is a mobile number of one of the regions. */
    boolean isMobile(String number) {
        String digits = digits(number, 0);
        for (CallingPlan plan : plans) {
            if (plan.mayBeMobile(digits) && isMobile(digits, plan)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMobile(String digits, CallingPlan plan) {
        Read read = CallingPlans.national(digits, plan);
        CallingPlan owner = read == null || !isOf(read, plan) ? null : read.owner();
        return read != null && owner != null && owner.isMobile(read.significant());
    }

    /** Whether it is a number of one of the regions, as it is written there. */
    boolean isNational(String number, boolean trunk) {
        String digits = digits(number, 0);
        for (CallingPlan plan : trunk ? plans : withoutTrunk) {
            if (plan.mayBeValid(digits) && isNational(digits, plan)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNational(String digits, CallingPlan plan) {
        Read read = CallingPlans.national(digits, plan);
        return read != null && isOf(read, plan);
    }

    private static boolean isOf(Read read, CallingPlan plan) {
        return read.sharing().get(0).code().equals(plan.code()) && plan.isValid(read.significant());
    }

    private static String digits(String number, int from) {
        StringBuilder digits = new StringBuilder(number.length());
        for (int i = from; i < number.length(); i++) {
            if (Chars.isDigit(number.charAt(i))) {
                digits.append(number.charAt(i));
            }
        }
        return digits.toString();
    }
}
