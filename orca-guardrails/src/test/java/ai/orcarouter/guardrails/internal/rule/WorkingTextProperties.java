/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Against a list with one cell for each character of the present text that knows where it came from. */
final class WorkingTextProperties {
    private record Cell(char c, int start, int end) {}

    @Property
    void origins_afterRandomMasks_areThoseOfTheCells(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 6) int rounds) {
        StringBuilder text = new StringBuilder();
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            text.append((char) ('a' + i));
            cells.add(new Cell((char) ('a' + i), i, i + 1));
        }
        WorkingText working = new WorkingText(text.toString());
        for (int round = 0; round < rounds; round++) {
            int start = random.nextInt(cells.size());
            int end = start + 1 + random.nextInt(cells.size() - start);
            int[] expected = {cells.get(start).start, cells.get(end - 1).end};
            assertThat(working.origins(new int[] {start, end})).isEqualTo(expected);
            String mask = "[" + round + "]";
            working.edit(List.of(new WorkingText.Edit(expected[0], expected[1], mask)));
            cells.removeIf(cell -> cell.start >= expected[0] && cell.end <= expected[1]);
            int at = 0;
            while (at < cells.size() && cells.get(at).end <= expected[0]) {
                at++;
            }
            for (int i = 0; i < mask.length(); i++) {
                cells.add(at + i, new Cell(mask.charAt(i), expected[0], expected[1]));
            }
            StringBuilder present = new StringBuilder();
            cells.forEach(cell -> present.append(cell.c));
            assertThat(working.current()).isEqualTo(present.toString());
        }
    }
}
