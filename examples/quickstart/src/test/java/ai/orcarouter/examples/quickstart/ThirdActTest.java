/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.guardrails.GuardrailCodec;
import ai.orcarouter.guardrails.GuardrailDocument;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ThirdActTest {
    private static GuardrailDocument rules;
    private static ThirdAct act;

    @BeforeAll
    static void read() throws IOException {
        rules = GuardrailCodec.decode("guardrail.yaml", Quickstart.bundled("guardrail.yaml"));
        act = new ThirdAct(rules.guardrail());
    }

    @Test
    void guardrail_hasNoFaults() {
        assertThat(rules.issues()).isEmpty();
    }

    @Test
    void prompts_areMaskedAndBlocked() {
        assertThat(act.prompt(ThirdAct.CUSTOMER).text())
                .contains("Refund order 4711 to [EMAIL], card [CREDIT_CARD], and tell her so.");
        assertThat(act.prompt(ThirdAct.CONFIGURATION).blocked()).isTrue();
        assertThat(act.prompt(ThirdAct.CONFIGURATION).message()).doesNotContain("Vx7q");
    }

    @Test
    void stream_isMaskedAndCutBeforeTheKeyword() {
        ThirdAct.Streamed streamed = act.stream();
        assertThat(streamed.sent())
                .startsWith("I have written to [EMAIL]. The orders")
                .doesNotContain("Heron");
        assertThat(streamed.last()).isEqualTo("[response truncated by guardrail: keyword policy violation]");
        assertThat(streamed.result().blocked()).isTrue();
    }

    @Test
    void play_printsEachOutcome() {
        StringWriter text = new StringWriter();
        try (PrintWriter out = new PrintWriter(text)) {
            act.play(out, Style.PLAIN);
        }
        assertThat(text.toString())
                .contains(
                        "Third act",
                        "masked:  Refund order",
                        "blocked: request blocked by guardrail",
                        "cut:     after ")
                .doesNotContain("\u001b");
    }
}
