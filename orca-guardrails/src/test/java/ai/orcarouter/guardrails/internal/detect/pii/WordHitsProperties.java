/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Where words are looked for does not depend on where they were looked for before. */
final class WordHitsProperties {
    private static final int LENGTH = 3;

    @Property(tries = 200)
    void questionsInAnyOrder_haveTheAnswersOfAWalkOverAllWords(
            @ForAll @Size(max = 40) List<@IntRange(max = 200) Integer> places,
            @ForAll @Size(max = 40) List<@IntRange(min = -5, max = 210) Integer> questions) {
        List<Integer> starts = places.stream().sorted().toList();
        WordHits hits = new WordHits();
        for (int start : starts) {
            Named kind = new Named();
            kind.add(start % Named.CAPACITY);
            hits.add(start, start + LENGTH, kind);
        }
        for (int from : questions) {
            int to = from + 20;
            Named found = new Named();
            hits.collect(from, to, found);
            Named expected = new Named();
            starts.stream()
                    .filter(start -> start >= from && start + LENGTH <= to)
                    .forEach(start -> expected.add(start % Named.CAPACITY));
            for (int kind = 0; kind < Named.CAPACITY; kind++) {
                assertThat(found.has(kind)).isEqualTo(expected.has(kind));
            }
            assertThat(hits.anyFrom(from, to))
                    .isEqualTo(starts.stream().anyMatch(start -> start >= from && start < to));
        }
    }
}
