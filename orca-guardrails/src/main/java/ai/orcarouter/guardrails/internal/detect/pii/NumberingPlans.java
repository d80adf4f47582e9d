/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;

/** What the numbering plans of the world say about a number. Immutable and thread-safe. */
final class NumberingPlans {
    /** Where national forms are looked up when nothing else is said, most numbers first. */
    static final List<String> DEFAULT_REGIONS = List.of(
            "US", "GB", "DE", "FR", "ES", "IT", "NL", "AU", "TR", "PH", "IN", "BR", "JP", "KR", "SE", "PL", "ZA", "MX");

    /** Regions of which a run of ten digits without a trunk prefix is taken for a number. */
    private static final List<String> WITHOUT_TRUNK = List.of("US", "TR");

    private static final String NO_REGION = "ZZ";

    enum Answer {
        NONE,
        POSSIBLE,
        VALID
    }

    private final PhoneNumberUtil util = PhoneNumberUtil.getInstance();
    private final List<RegionPlan> plans;

    NumberingPlans(List<String> regions) {
        plans = regions.stream().map(RegionPlan::of).toList();
    }

    /** About a number that begins with a plus sign. */
    Answer international(String number) {
        try {
            PhoneNumber parsed = util.parse(number, NO_REGION);
            return util.isValidNumber(parsed)
                    ? Answer.VALID
                    : util.isPossibleNumber(parsed) ? Answer.POSSIBLE : Answer.NONE;
        } catch (NumberParseException none) {
            return Answer.NONE;
        }
    }

    /** Whether it is a number that begins with two zeros and a country's code, and a separator after them. */
    boolean isAbroad(String number) {
        int end = 2;
        while (end < number.length() && Chars.isDigit(number.charAt(end))) {
            end++;
        }
        try {
            PhoneNumber parsed = util.parse('+' + number.substring(2), NO_REGION);
            return number.substring(2, end).equals(String.valueOf(parsed.getCountryCode()))
                    && util.isValidNumber(parsed);
        } catch (NumberParseException none) {
            return false;
        }
    }

    /** Whether it is a number of the North American plan with an area that is in use. */
    boolean isNorthAmerican(String number) {
        try {
            PhoneNumber parsed = util.parse(number, "US");
            return parsed.getCountryCode() == 1 && util.isValidNumber(parsed);
        } catch (NumberParseException none) {
            return false;
        }
    }

    /** Whether it is a mobile number of one of the regions. */
    boolean isMobile(String number) {
        String digits = digits(number);
        for (RegionPlan plan : plans) {
            if (plan.mayBeMobile(digits) && isMobile(number, plan.region())) {
                return true;
            }
        }
        return false;
    }

    private boolean isMobile(String number, String region) {
        try {
            PhoneNumber parsed = util.parse(number, region);
            return util.isValidNumberForRegion(parsed, region)
                    && util.getNumberType(parsed) == PhoneNumberUtil.PhoneNumberType.MOBILE;
        } catch (NumberParseException none) {
            return false;
        }
    }

    /** Whether it is a number of one of the regions, as it is written there. */
    boolean isNational(String number, boolean trunk) {
        String digits = digits(number);
        for (RegionPlan plan : plans) {
            if ((trunk || WITHOUT_TRUNK.contains(plan.region()))
                    && plan.mayBeValid(digits)
                    && isNational(number, plan.region())) {
                return true;
            }
        }
        return false;
    }

    private boolean isNational(String number, String region) {
        try {
            return util.isValidNumberForRegion(util.parse(number, region), region);
        } catch (NumberParseException none) {
            return false;
        }
    }

    private static String digits(String number) {
        StringBuilder digits = new StringBuilder(number.length());
        for (int i = 0; i < number.length(); i++) {
            if (Chars.isDigit(number.charAt(i))) {
                digits.append(number.charAt(i));
            }
        }
        return digits.toString();
    }
}
