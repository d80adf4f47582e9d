/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.feed;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.firewall.model.feed.TraceNode;
import ai.orcarouter.firewall.model.feed.TraceNode.Link;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TracesProperties {
    @Provide
    Arbitrary<List<String>> steps() {
        return Arbitraries.integers()
                .between(0, 80)
                .map(n -> (n / 9 == 8 ? "" : "s" + n / 9) + "<" + (n % 9 == 8 ? "" : "s" + n % 9))
                .list()
                .ofMaxSize(30);
    }

    @Property(tries = 500)
    void nodes_ofAnySteps_areAForestThatHoldsEveryEventOnce(@ForAll("steps") List<String> steps) {
        List<TraceNode> nodes = Traces.nodes(TracesTest.rows(steps));
        Map<String, TraceNode> byId = new HashMap<>();
        nodes.forEach(node -> byId.put(node.stepId(), node));

        assertThat(nodes.stream().mapToInt(node -> node.events().size()).sum()).isEqualTo(steps.size());
        for (TraceNode node : nodes) {
            boolean known = byId.containsKey(node.parentStepId())
                    && !node.parentStepId().isEmpty();
            assertThat(node.link() == Link.LINKED || node.link() == Link.CYCLE).isEqualTo(known);
            assertThat(node.link() == Link.ROOT).isEqualTo(node.parentStepId().isEmpty());
            TraceNode at = node;
            int climbed = 0;
            while (at != null && at.link() == Link.LINKED) {
                at = byId.get(at.parentStepId());
                climbed++;
                assertThat(climbed).isLessThanOrEqualTo(nodes.size());
            }
        }
    }
}
