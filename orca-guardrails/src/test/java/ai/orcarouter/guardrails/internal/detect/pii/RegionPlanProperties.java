/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What a plan says no to is no number to the library of numbering plans either, in all regions of the world. */
final class RegionPlanProperties {
    private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();
    private static final Map<String, RegionPlan> PLANS = plans();
    private static final List<String> STARTS = List.of("", "0", "00", "1", "011", "8", "015", "0086");

    private static Map<String, RegionPlan> plans() {
        Map<String, RegionPlan> plans = new LinkedHashMap<>();
        for (String region : new TreeSet<>(UTIL.getSupportedRegions())) {
            plans.put(region, RegionPlan.of(region));
        }
        return plans;
    }

    @Property(tries = 20)
    void mayBe_randomDigits_isTrueOfEveryNumber(@ForAll Random random) {
        PLANS.forEach((region, plan) -> {
            StringBuilder digits = new StringBuilder(STARTS.get(random.nextInt(STARTS.size())));
            if (random.nextInt(4) == 0) {
                digits.append(UTIL.getCountryCodeForRegion(region));
            }
            for (int more = 5 + random.nextInt(8); more > 0; more--) {
                digits.append(random.nextInt(10));
            }
            assertSound(plan, digits.toString());
        });
    }

    @Property(tries = 20)
    void mayBe_numbersLikeThoseOfTheRegion_isTrueOfEveryNumber(@ForAll Random random) {
        PhoneNumberType[] types = PhoneNumberType.values();
        PLANS.forEach((region, plan) -> {
            PhoneNumber example = UTIL.getExampleNumberForType(region, types[random.nextInt(types.length)]);
            if (example == null) {
                return;
            }
            StringBuilder digits = new StringBuilder();
            UTIL.format(example, PhoneNumberFormat.NATIONAL)
                    .chars()
                    .filter(c -> c >= '0' && c <= '9')
                    .forEach(c -> digits.append((char) c));
            for (int changes = random.nextInt(5); changes > 0; changes--) {
                digits.setCharAt(random.nextInt(digits.length()), (char) ('0' + random.nextInt(10)));
            }
            assertSound(plan, digits.toString());
        });
    }

    private static void assertSound(RegionPlan plan, String digits) {
        try {
            PhoneNumber parsed = UTIL.parse(digits, plan.region());
            boolean valid = UTIL.isValidNumberForRegion(parsed, plan.region());
            boolean mobile = valid && UTIL.getNumberType(parsed) == PhoneNumberType.MOBILE;
            assertThat(plan.mayBeValid(digits) || !valid)
                    .as("%s in %s", digits, plan.region())
                    .isTrue();
            assertThat(plan.mayBeMobile(digits) || !mobile)
                    .as("mobile %s in %s", digits, plan.region())
                    .isTrue();
        } catch (NumberParseException none) {
            assertThat(none).isNotNull();
        }
    }

    @Example
    void mayBe_numbersOfAnotherForm_isFalse() {
        assertThat(RegionPlan.of("DE").mayBeMobile("0123456789")).isFalse();
        assertThat(RegionPlan.of("DE").mayBeMobile("01701234567")).isTrue();
        assertThat(RegionPlan.of("US").mayBeMobile("2125550123")).isFalse();
        assertThat(RegionPlan.of("US").mayBeValid("2125550123")).isTrue();
        assertThat(RegionPlan.of("US").mayBeValid("0125550123")).isFalse();
        assertThat(RegionPlan.of("no region").mayBeValid("1")).isTrue();
    }
}
