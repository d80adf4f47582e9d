/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RequiredRunsTest {
    private final Allowance shared = new Allowance(0);

    private boolean allows(String pattern, int literal, String text) throws RefusedPatternException {
        List<Node> items = new ArrayList<>();
        new PatternParser(pattern).parse().addItems(items);
        RequiredRuns runs = RequiredRuns.of(items, literal, shared);
        return runs.allow(text, 0, new Sightings(shared.runs()));
    }

    @Test
    void allow_aChoiceOfValues_asksForTheRunsOfOneOfThem() throws RefusedPatternException {
        String pattern = "key=([a-z=]{4,20}|[0-9]{12,})(?:[; ]|$)";
        assertThat(allows(pattern, 3, "key=key=key=;")).isTrue();
        assertThat(allows(pattern, 3, "key=012345678901..........................."))
                .isTrue();
        assertThat(allows(pattern, 3, "key=key=key=key=key=key=key=key=key=key=;"))
                .isFalse();
        assertThat(allows(pattern, 3, "key=key=key=key=")).isTrue();
    }

    @Test
    void allow_aChoiceOfWhichOneBranchAsksForNothing_asksForWhatAllHave() throws RefusedPatternException {
        String pattern = "key=(?:[0-9]{12}|a+)b{9}";
        assertThat(allows(pattern, 3, "key=aaabbbbbbbbb")).isTrue();
        assertThat(allows(pattern, 3, "key=012345678901bbbbbbbbb")).isTrue();
    }
}
