/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

class CanonicalJsonProperties {

    @Property(tries = 4_000)
    void canonical_anySpellingOfAValue_isOneTextThatReadsBackAndStays(@ForAll Random random) {
        RandomJson json = new RandomJson(random);
        Object value = json.value(4);
        Arguments one = Arguments.ofJson(json.text(value));
        Arguments other = Arguments.ofJson(json.text(value));

        String canonical = one.canonical();

        assertThat(other.canonical()).isEqualTo(canonical);
        assertThat(other).isEqualTo(one).hasSameHashCodeAs(one);
        assertThat(Arguments.ofJson(canonical)).isEqualTo(one);
        assertThat(Arguments.ofJson(canonical).canonical()).isEqualTo(canonical);
        assertThat(CanonicalJson.write(one.value())).isEqualTo(canonical);
    }

    @Property(tries = 4_000)
    void canonical_anyTwoValues_sameTextExactlyWhenEqual(@ForAll Random random) {
        RandomJson json = new RandomJson(random);
        Arguments one = Arguments.ofJson(json.text(json.value(1)));
        Arguments other = Arguments.ofJson(json.text(json.value(1)));

        assertThat(one.canonical().equals(other.canonical())).isEqualTo(one.equals(other));
    }

    /** RFC 8785 section 3.2.2.3: the text reads back as the double, and no text with fewer digits does. */
    @Property(tries = 10_000)
    void write_anyDouble_shortestTextThatReadsBack(@ForAll long bits) {
        double value = Double.longBitsToDouble(bits);
        if (!Double.isFinite(value)) {
            return;
        }
        String text = CanonicalJson.write(value);
        assertThat(Double.parseDouble(text)).isEqualTo(value == 0 ? 0.0 : value);
        int digits = new BigDecimal(text).stripTrailingZeros().precision();
        if (digits > 1) {
            BigDecimal exact = new BigDecimal(value);
            for (RoundingMode mode : new RoundingMode[] {RoundingMode.DOWN, RoundingMode.UP}) {
                BigDecimal shorter = exact.round(new MathContext(digits - 1, mode));
                assertThat(shorter.doubleValue()).as(text).isNotEqualTo(value);
            }
        }
        assertThat(Arguments.ofJson(text).canonical()).isEqualTo(text);
    }

    /** Exact digits, whatever the magnitude: two numbers have one text if and only if they compare as equal. */
    @Property(tries = 5_000)
    void canonical_numbersNextToEachOther_differ(@ForAll Random random) {
        StringBuilder digits = new StringBuilder().append((char) ('1' + random.nextInt(9)));
        for (int i = random.nextInt(60); i > 0; i--) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        BigDecimal number = new BigDecimal(new BigInteger(digits.toString()), random.nextInt(300) - 100);
        BigDecimal next = number.add(number.ulp());

        assertThat(canonical(number)).isNotEqualTo(canonical(next));
        assertThat(new BigDecimal(canonical(number))).isEqualByComparingTo(number);
        assertThat(canonical(number.setScale(number.scale() + 3))).isEqualTo(canonical(number));
    }

    private static String canonical(@Nullable Object number) {
        String fromValue = CanonicalJson.write(number);
        assertThat(Arguments.ofJson(String.valueOf(number)).canonical()).isEqualTo(fromValue);
        return fromValue;
    }
}
