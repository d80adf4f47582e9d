/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChallengesTest {
    @Test
    void parameter_bearerChallenges_areRead() {
        List<String> challenges = List.of(
                "Basic realm=\"scope\"",
                "Bearer error=\"invalid_token\", scope=\"a b\",resource_metadata=\"https://x/\\\"y\", plain=tok");
        assertThat(Challenges.parameter(challenges, "scope")).contains("a b");
        assertThat(Challenges.parameter(challenges, "resource_metadata")).contains("https://x/\"y");
        assertThat(Challenges.parameter(challenges, "PLAIN")).contains("tok");
        assertThat(Challenges.parameter(challenges, "realm")).isEmpty();
        assertThat(Challenges.parameter(List.of("Bearer scope=\"open"), "scope"))
                .contains("open");
        assertThat(Challenges.parameter(List.of("Bearer scope="), "scope")).contains("");
        assertThat(Challenges.parameter(List.of("Bearer ,,,==\"\"x scope"), "scope"))
                .isEmpty();
        assertThat(Challenges.parameter(List.of("Bearer x=\"scope=1\""), "scope"))
                .isEmpty();
    }
}
