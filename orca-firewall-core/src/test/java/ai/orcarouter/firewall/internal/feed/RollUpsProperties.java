/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.feed;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventChain;
import ai.orcarouter.core.spi.EventKind;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.firewall.internal.feed.RollUps.Grouping;
import ai.orcarouter.firewall.memory.MemoryEventStore;
import ai.orcarouter.firewall.model.feed.RollUp;
import ai.orcarouter.firewall.model.feed.RollUpPage;
import ai.orcarouter.firewall.model.feed.RollUpQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RollUpsProperties {
    private static final Instant FROM = Instant.ofEpochSecond(100);
    private static final Instant UNTIL = Instant.ofEpochSecond(400);

    private final Random random = new Random();

    private List<Event> events(int size, int firstSecond, int lastSecond) {
        List<Event> out = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int second = firstSecond + random.nextInt(lastSecond - firstSecond);
            int run = random.nextInt(7);
            out.add(Event.builder(
                            random.nextInt(9) == 0 ? EventKind.MATCH : EventKind.EVALUATION,
                            Instant.ofEpochSecond(second, random.nextInt(1_000_000) * 1_000L))
                    .verdict(random.nextBoolean() ? "allow" : "deny")
                    .tool("t" + random.nextInt(3))
                    .model("m" + random.nextInt(2))
                    .runId(run == 0 ? "" : "r" + run)
                    .conversationId(run % 2 == 0 ? "" : "c" + run / 3)
                    .costCents(random.nextInt(5))
                    .build());
        }
        return out;
    }

    private static List<RollUp> slowly(List<Event> events, Grouping grouping) {
        Map<String, RollUpSums> sums = new LinkedHashMap<>();
        events.stream()
                .filter(event -> event.kind() == EventKind.EVALUATION)
                .filter(event -> !event.time().isBefore(FROM) && event.time().isBefore(UNTIL))
                .sorted(Comparator.comparing(Event::time).reversed())
                .filter(event -> !grouping.id(event).isEmpty())
                .forEach(event -> sums.computeIfAbsent(grouping.id(event), id -> new RollUpSums())
                        .add(event));
        List<RollUp> out = new ArrayList<>();
        sums.forEach((id, sum) -> out.add(sum.rollUp(id, false)));
        return out;
    }

    @Property(tries = 200)
    void page_afterPage_isEveryRunOfTheWindowOnceThoughEventsAreAdded(
            @ForAll long seed,
            @ForAll @IntRange(max = 60) int size,
            @ForAll @IntRange(min = 1, max = 4) int limit,
            @ForAll Grouping grouping) {
        random.setSeed(seed);
        MemoryEventStore store = new MemoryEventStore();
        List<Event> events = events(size, 0, 500);
        ChainHead head = ChainHead.ofEvents("w", "x", 0);
        store.append("w", EventChain.append(head, "x", 0, events));
        RollUps rollUps = new RollUps(store, "w", grouping);
        List<RollUp> paged = new ArrayList<>();
        RollUpQuery query = new RollUpQuery(FROM, UNTIL, null, limit);
        int added = 0;
        while (query != null) {
            RollUpPage page = rollUps.page(query);
            assertThat(page.rollUps()).hasSizeLessThanOrEqualTo(limit);
            paged.addAll(page.rollUps());
            query = page.nextOrNull();
            List<EventRow> later =
                    EventChain.append(ChainHead.ofEvents("w", "later", added), "later", added, events(3, 400, 600));
            store.append("w", later);
            added++;
        }

        assertThat(paged).isEqualTo(slowly(events, grouping));
    }
}
