/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.firewall.model.Verdict;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StyleTest {
    @Test
    void of_coloursTerminalsUnlessTheUserObjects() {
        assertThat(Style.of(true, Map.of())).isEqualTo(Style.COLOURED);
        assertThat(Style.of(true, Map.of("NO_COLOR", ""))).isEqualTo(Style.COLOURED);
        assertThat(Style.of(true, Map.of("NO_COLOR", "1"))).isEqualTo(Style.PLAIN);
        assertThat(Style.of(false, Map.of())).isEqualTo(Style.PLAIN);
    }

    @Test
    void isTerminal_withoutAConsole_isFalse() {
        assertThat(Style.isTerminal(null)).isFalse();
    }

    @Test
    void verdict_plain_leavesTheTextAlone() {
        assertThat(Style.PLAIN.verdict(Verdict.DENY, "deny")).isEqualTo("deny");
        assertThat(Style.COLOURED.verdict(Verdict.DENY, "deny")).isEqualTo("\u001b[31mdeny\u001b[0m");
    }
}
