/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.mcp.model.ServerStatus;
import ai.orcarouter.mcp.spi.McpServerSpec;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Refused dials of servers that are known at start, in the feed of the workspace that decides about calls. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SetDialEventsTest {
    private static final McpServerSpec METADATA = McpServerSpec.http("meta", "https://169.254.169.254/mcp");

    private static List<Event> refused(World world) {
        return world.mcpEvents().stream()
                .map(EventRow::event)
                .filter(event -> event.reasonCode().equals("mcp_dial_refused"))
                .toList();
    }

    private static void isTold(World world) {
        assertThat(refused(world)).isNotEmpty().allSatisfy(event -> {
            assertThat(event.server()).isEqualTo("meta");
            assertThat(event.verdict()).isEqualTo("deny");
            assertThat(event.destinations()).containsExactly("169.254.169.254:443");
        });
    }

    @Test
    void probe_setOfAWorkspace_refusedDialIsAnEvent() {
        try (World world = new World();
                McpServerSet set = McpServerSet.builder()
                        .workspace(world.workspace)
                        .add(METADATA)
                        .build()) {
            assertThat(set.probe("meta").status()).isEqualTo(ServerStatus.DOWN);
            isTold(world);
        }
    }

    @Test
    void tools_gatewayOfAWorkspaceWithServersOfItsOwn_refusedDialIsAnEvent() {
        try (World world = new World();
                McpGateway gateway = McpGateway.builder()
                        .server(METADATA)
                        .workspace(world.workspace)
                        .build()) {
            assertThat(gateway.tools().tools()).isEmpty();
            isTold(world);
        }
    }

    @Test
    void probe_setWithoutAWorkspace_isRefusedAllTheSame() {
        try (McpServerSet set = McpServerSet.builder().add(METADATA).build()) {
            assertThat(set.probe("meta").status()).isEqualTo(ServerStatus.DOWN);
        }
    }
}
