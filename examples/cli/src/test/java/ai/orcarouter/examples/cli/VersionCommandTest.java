/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VersionCommandTest {
    @Test
    void version_asJson_isOneObjectWithVersionAndModules() {
        CliRun run = CliRun.of("version", "--json");

        assertThat(run.code()).isZero();
        assertThat(run.objects()).singleElement().satisfies(object -> {
            assertThat(object.get("version")).isInstanceOf(String.class);
            assertThat(object.get("modules"))
                    .isEqualTo(
                            List.of("orca-firewall-core", "orca-guardrails", "orca-mcp-client", "orca-skills-scanner"));
        });
    }

    @Test
    void version_asText_namesTheModules() {
        assertThat(CliRun.of("version").out()).startsWith("orca ").contains("orca-firewall-core");
    }
}
