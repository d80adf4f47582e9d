/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AskedNumbersTest {
    private static final NumberingPlans PLANS = new NumberingPlans(NumberingPlans.DEFAULT_REGIONS);

    @Test
    void numbersAskedAgain_haveTheAnswersOfThePlans() {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            numbers.add("+49 30 1234" + (1000 + i));
            numbers.add("0" + (1_701_234_000 + i));
            numbers.add("415-555-" + (2000 + i));
            numbers.add("0123456" + (100 + i));
        }
        String text = String.join("|", numbers) + "|" + String.join("|", numbers);
        AskedNumbers asked = new AskedNumbers(text);
        int start = 0;
        for (int i = 0; i < 2 * numbers.size(); i++) {
            String number = numbers.get(i % numbers.size());
            int end = start + number.length();
            for (int again = 0; again < 2; again++) {
                assertThat(asked.international(PLANS, start, end)).isEqualTo(PLANS.international(number));
                assertThat(asked.isNorthAmerican(PLANS, start, end)).isEqualTo(PLANS.isNorthAmerican(number));
                assertThat(asked.isMobile(PLANS, start, end)).isEqualTo(PLANS.isMobile(number));
                assertThat(asked.isNational(PLANS, start, end, true)).isEqualTo(PLANS.isNational(number, true));
                assertThat(asked.isNational(PLANS, start, end, false)).isEqualTo(PLANS.isNational(number, false));
            }
            start = end + 1;
        }
    }
}
