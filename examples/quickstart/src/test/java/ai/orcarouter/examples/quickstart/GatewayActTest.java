/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.mcp.model.GatewayCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GatewayActTest {
    @Test
    void play_withoutNode_playsAllScenesWithTheBundledServer() throws IOException {
        try (GatewayAct act = new GatewayAct(Map.of())) {
            assertThat(act.isReal()).isFalse();
            check(act);
        }
    }

    @Test
    void play_withWhateverIsInstalledHere_playsAllScenes() throws IOException {
        try (GatewayAct act = new GatewayAct(System.getenv())) {
            check(act);
        }
    }

    private static void check(GatewayAct act) throws IOException {
        assertThat(act.play())
                .extracting(scene -> scene.answer().code())
                .containsExactly(
                        GatewayCode.ANSWERED,
                        GatewayCode.DENIED,
                        GatewayCode.HELD,
                        GatewayCode.ANSWERED,
                        GatewayCode.SCHEMA_CHANGED);
    }

    @Test
    void play_printed_showsWhatTheModelReads() throws IOException {
        StringWriter out = new StringWriter();
        try (GatewayAct act = new GatewayAct(Map.of())) {
            act.play(new PrintWriter(out), Style.PLAIN);
        }
        assertThat(out.toString())
                .contains("remember the milk")
                .contains("firewall deny: ")
                .contains("firewall deny: held for approval")
                .contains("gateway: schema_changed");
    }
}
