/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Digits are read as libphonenumber reads them, in all regions of the world, whatever stands between them. */
final class CallingPlansProperties {
    private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();
    private static final List<String> REGIONS = List.copyOf(new TreeSet<>(UTIL.getSupportedRegions()));
    private static final List<String> STARTS = List.of("", "0", "00", "1", "011", "8", "015", "0086", "0044", "810");
    private static final List<String> SEPARATORS = List.of(" ", "-", ".", "/", ") ", "\u00A0", "\u2013", " (");

    private static String random(Random random) {
        StringBuilder digits = new StringBuilder(STARTS.get(random.nextInt(STARTS.size())));
        if (random.nextInt(3) == 0) {
            digits.append(UTIL.getCountryCodeForRegion(REGIONS.get(random.nextInt(REGIONS.size()))));
        }
        for (int more = 5 + random.nextInt(9); more > 0; more--) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    /** A number of the region, perhaps with other digits in some places, as it is dialled there or from abroad. */
    private static String like(String region, Random random) {
        PhoneNumberType[] types = PhoneNumberType.values();
        PhoneNumber example = UTIL.getExampleNumberForType(region, types[random.nextInt(types.length)]);
        if (example == null) {
            return random(random);
        }
        boolean abroad = random.nextInt(3) == 0;
        StringBuilder digits = new StringBuilder(abroad && random.nextBoolean() ? "00" : "");
        UTIL.format(example, abroad ? PhoneNumberFormat.E164 : PhoneNumberFormat.NATIONAL)
                .chars()
                .filter(c -> c >= '0' && c <= '9')
                .forEach(c -> digits.append((char) c));
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            digits.setCharAt(random.nextInt(digits.length()), (char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }

    /** The digits with separators between some. */
    private static String written(String digits, Random random) {
        StringBuilder out = new StringBuilder(random.nextInt(5) == 0 ? "(" : "");
        for (int i = 0; i < digits.length(); i++) {
            out.append(digits.charAt(i));
            if (i < digits.length() - 1 && random.nextInt(4) == 0) {
                out.append(SEPARATORS.get(random.nextInt(SEPARATORS.size())));
            }
        }
        return out.toString();
    }

    private static String expected(String number, String region) {
        try {
            PhoneNumber parsed = UTIL.parse(number, region);
            boolean national = !region.equals("ZZ") && UTIL.isValidNumberForRegion(parsed, region);
            return parsed.getCountryCode()
                    + (UTIL.isValidNumber(parsed) ? " valid" : "")
                    + (UTIL.isPossibleNumber(parsed) ? " possible" : "")
                    + (national ? " national" : "")
                    + (national && UTIL.getNumberType(parsed) == PhoneNumberType.MOBILE ? " mobile" : "");
        } catch (NumberParseException none) {
            return "none";
        }
    }

    private static String actual(String digits, String region) {
        CallingPlan plan = region.equals("ZZ") ? null : CallingPlans.of(region);
        CallingPlans.Read read =
                plan == null ? CallingPlans.international(digits) : CallingPlans.national(digits, plan);
        if (read == null) {
            return "none";
        }
        String code = read.sharing().get(0).code();
        boolean national = plan != null && plan.code().equals(code) && plan.isValid(read.significant());
        assertThat(plan != null && national && !plan.mayBeValid(digits)).isFalse();
        CallingPlan owner = read.owner();
        return code
                + (read.isValid() ? " valid" : "")
                + (read.isPossible() ? " possible" : "")
                + (national ? " national" : "")
                + (plan != null && national && owner != null && isMobile(owner, plan, read.significant(), digits)
                        ? " mobile"
                        : "");
    }

    private static boolean isMobile(CallingPlan owner, CallingPlan plan, String significant, String digits) {
        boolean mobile = owner.isMobile(significant);
        assertThat(mobile && !plan.mayBeMobile(digits)).isFalse();
        return mobile;
    }

    @Property(tries = 40)
    void national_anyDigits_areReadAsByLibphonenumber(@ForAll Random random) {
        for (String region : REGIONS) {
            for (String digits : List.of(random(random), like(region, random), like(region, random))) {
                assertThat(actual(digits, region))
                        .as("%s in %s", digits, region)
                        .isEqualTo(expected(written(digits, random), region));
            }
        }
    }

    @Example
    void mayBe_numbersOfAnotherForm_isFalse() {
        assertThat(CallingPlans.of("DE").mayBeMobile("0123456789")).isFalse();
        assertThat(CallingPlans.of("DE").mayBeMobile("01701234567")).isTrue();
        assertThat(CallingPlans.of("US").mayBeMobile("2125550123")).isFalse();
        assertThat(CallingPlans.of("US").mayBeValid("2125550123")).isTrue();
        assertThat(CallingPlans.of("US").mayBeValid("0125550123")).isFalse();
    }

    @Property(tries = 40)
    void international_anyDigits_areReadAsByLibphonenumber(@ForAll Random random) {
        List<String> all = new ArrayList<>();
        for (String region : REGIONS) {
            all.add(UTIL.getCountryCodeForRegion(region) + like(region, random));
            all.add(like(region, random));
            all.add(random(random));
        }
        for (int code : UTIL.getSupportedGlobalNetworkCallingCodes()) {
            all.add(code + random(random));
        }
        for (String digits : all) {
            assertThat(actual(digits, "ZZ")).as("+%s", digits).isEqualTo(expected("+" + written(digits, random), "ZZ"));
        }
    }
}
