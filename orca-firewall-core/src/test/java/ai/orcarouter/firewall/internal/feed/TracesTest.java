/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.feed;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventChain;
import ai.orcarouter.core.spi.EventKind;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.firewall.model.feed.TraceNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TracesTest {
    /** Rows of steps written as {@code step<parent}. */
    static List<EventRow> rows(List<String> steps) {
        List<Event> events = new ArrayList<>();
        for (String step : steps) {
            int arrow = step.indexOf('<');
            events.add(Event.builder(EventKind.EVALUATION, Instant.ofEpochSecond(events.size()))
                    .runId("r")
                    .stepId(step.substring(0, arrow))
                    .parentStepId(step.substring(arrow + 1))
                    .build());
        }
        return EventChain.append(ChainHead.ofEvents("w", "x", 0), "x", 0, events);
    }

    private static List<String> nodes(String... steps) {
        return Traces.nodes(rows(List.of(steps))).stream().map(TracesTest::text).toList();
    }

    private static String text(TraceNode node) {
        return node.stepId() + "<" + node.parentStepId() + " " + node.link() + " "
                + node.events().size();
    }

    @Test
    void nodes_ofATree_areLinkedWhateverTheOrder() {
        assertThat(nodes("c<b", "a<", "b<a", "c<b")).containsExactly("c<b LINKED 2", "a< ROOT 1", "b<a LINKED 1");
    }

    @Test
    void nodes_withoutParentsOrSteps_standAlone() {
        assertThat(nodes("b<gone", "<b", "<", "<"))
                .containsExactly("b<gone MISSING 1", "<b LINKED 1", "< ROOT 1", "< ROOT 1");
    }

    @Test
    void nodes_ofACircle_leaveOutTheEdgeThatClosesIt() {
        assertThat(nodes("a<c", "b<a", "c<b", "d<d"))
                .containsExactly("a<c LINKED 1", "b<a LINKED 1", "c<b CYCLE 1", "d<d CYCLE 1");
    }
}
