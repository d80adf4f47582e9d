/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.Limits;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A Java value and the text that is written for it meet the same bounds. */
class WrittenTextProperties {

    @Property(tries = 4_000)
    void ofValue_anyBounds_acceptableExactlyWhenItsTextIs(@ForAll Random random) {
        RandomJson json = new RandomJson(random);
        Object value = Arguments.ofJson(json.text(json.value(4))).value();
        String text = Arguments.ofValue(value).toJson();
        int size = text.getBytes(UTF_8).length;
        Limits limits = Limits.defaults().toBuilder()
                .maxJsonBytes(Math.max(1, size + random.nextInt(3) - 1))
                .maxJsonDepth(1 + random.nextInt(6))
                .maxJsonMembers(1 + random.nextInt(20))
                .build();

        assertThat(Arguments.ofValue(value, limits).fault().isEmpty())
                .as("%s in %s bytes", text, limits.maxJsonBytes())
                .isEqualTo(Arguments.ofJson(text, limits).fault().isEmpty());
    }
}
