/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RunsTest {
    @Test
    void length_anyPlacesInAnyOrder_isThatOfTheClass() {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            text.append("aB3_-=. /".charAt(random.nextInt(9)));
        }
        List<CharClass> types = List.of(CharClass.values());
        Runs runs = new Runs().of(text.toString());
        for (int i = 0; i < 20_000; i++) {
            CharClass type = types.get(random.nextInt(types.size()));
            int at = random.nextInt(text.length() + 1);
            int most = random.nextInt(12);
            assertThat(runs.length(type, at, most)).isEqualTo(type.run(text.toString(), at, most));
        }
    }

    @Test
    void length_everyPlaceOfOneRun_readsItOnce() {
        String text = "a".repeat(10_000);
        Runs runs = new Runs().of(text);
        for (int at = 0; at < text.length(); at++) {
            assertThat(runs.length(CharClass.URL64, at, 8_000)).isEqualTo(Math.min(8_000, text.length() - at));
        }
        assertThat(runs.read()).isEqualTo(text.length());
    }
}
