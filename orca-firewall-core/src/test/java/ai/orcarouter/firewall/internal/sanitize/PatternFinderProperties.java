/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PatternFinderProperties {

    @Property(tries = 2_000)
    void find_anyText_sameMatchesAsOnAPlainString(@ForAll Random random) {
        List<String> patterns =
                List.of("a.*b|a", "\\bfoo", "(?i)ab+", "^.|.$", "[^a]{2}", "x*", "\\pL+", "foo", ".+?b");
        List<String> units = List.of("a", "b", "foo", "x", "\n", " ", "A", "\u00e9", "\ud83d\ude00", "\ud83d");
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i > 0; i--) {
            text.append(units.get(random.nextInt(units.size())));
        }
        String pattern = patterns.get(random.nextInt(patterns.size()));
        Spans found = new Spans();
        new PatternFinder(pattern).find(text.toString(), found);

        Matcher matcher = Pattern.compile(pattern).matcher(text.toString());
        int count = 0;
        while (matcher.find()) {
            if (matcher.end() > matcher.start()) {
                assertThat(found.from(count)).isEqualTo(matcher.start());
                assertThat(found.to(count)).isEqualTo(matcher.end());
                count++;
            }
        }
        assertThat(found.size()).isEqualTo(count);
    }
}
