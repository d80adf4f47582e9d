/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit.stores;

import static ai.orcarouter.firewall.testkit.stores.StoreData.NOW;

import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventCursor;
import ai.orcarouter.core.spi.EventKind;
import ai.orcarouter.core.spi.EventQuery;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.ObjIntConsumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random events and queries for them. */
final class EventData {
    /**
     * Events that one writer appends together.
     *
     * @param writer who
     * @param events what
     */
    record Batch(String writer, List<Event> events) {}

    private static final List<EventKind> KINDS = List.of(EventKind.EVALUATION, EventKind.MATCH, EventKind.POSTURE);

    /** Every text of an event, so that no column is forgotten. */
    private static final List<BiConsumer<Event.Builder, String>> TEXTS = List.of(
            Event.Builder::surface,
            Event.Builder::verdict,
            Event.Builder::shadowVerdict,
            Event.Builder::reason,
            Event.Builder::reasonCode,
            Event.Builder::tool,
            Event.Builder::server,
            Event.Builder::skill,
            Event.Builder::gapReason,
            Event.Builder::keyId,
            Event.Builder::keyName,
            Event.Builder::model,
            Event.Builder::provider,
            Event.Builder::callerIp,
            Event.Builder::requestId,
            Event.Builder::runId,
            Event.Builder::conversationId,
            Event.Builder::stepId,
            Event.Builder::parentStepId,
            Event.Builder::policyName,
            Event.Builder::ruleLabel,
            Event.Builder::ruleType,
            Event.Builder::approvalId,
            Event.Builder::argsHash,
            Event.Builder::argsSummary,
            Event.Builder::engineVersion);

    private EventData() {}

    /** Events with anything in every component. */
    static Arbitrary<Event> wildEvents() {
        Arbitrary<Long> numbers = Arbitraries.longs();
        return Combinators.combine(
                        Arbitraries.of(EventKind.class),
                        StoreData.texts(30).list().ofSize(TEXTS.size()),
                        numbers.list().ofSize(4),
                        StoreData.texts(30).list().ofMaxSize(3),
                        Arbitraries.of("{}", "{\"b\":1,\"a\":[null,true,1.5,\"\\u0000\"]}"),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 3))
                .as((kind, texts, longs, destinations, details, quarantined, gap, second) -> {
                    Event.Builder event = Event.builder(
                                    kind, NOW.plusSeconds(second).plusNanos(123_456))
                            .policyId(longs.get(0))
                            .policyVersion(longs.get(1))
                            .ruleId(longs.get(2))
                            .costCents(longs.get(3))
                            .destinations(destinations)
                            .details(details)
                            .quarantined(quarantined)
                            .gap(gap);
                    for (int i = 0; i < texts.size(); i++) {
                        TEXTS.get(i).accept(event, texts.get(i));
                    }
                    return event.build();
                });
    }

    /** An event from a small vocabulary, so that filters find some. */
    private static Event plain(int seed) {
        return Event.builder(KINDS.get(seed % 3), NOW.plusSeconds(seed % 5).plusNanos(seed % 2 * 1_000L))
                .verdict("verdict" + pick(seed, 5))
                .surface("surface" + pick(seed, 7))
                .tool("tool" + pick(seed, 11))
                .runId("run" + pick(seed, 13))
                .conversationId("session" + pick(seed, 17))
                .requestId("request" + pick(seed, 19))
                .keyId("key" + pick(seed, 23))
                .model("model" + pick(seed, 29))
                .ruleType("type" + pick(seed, 31))
                .policyId(pick(seed, 37) + 1L)
                .gap(pick(seed, 41) == 0)
                .build();
    }

    private static int pick(int seed, int divisor) {
        return seed / divisor % 2;
    }

    static Arbitrary<List<Batch>> batches() {
        Arbitrary<List<Event>> events = Arbitraries.integers()
                .between(0, 10_000)
                .map(EventData::plain)
                .list()
                .ofMaxSize(8);
        return Combinators.combine(Arbitraries.of("a", "b", "c9"), events)
                .as(Batch::new)
                .list()
                .ofMaxSize(8);
    }

    /** Queries with at most two filters, each from the vocabulary of the batches. */
    static Arbitrary<EventQuery> queries() {
        List<ObjIntConsumer<EventQuery.Builder>> filters = List.of(
                (query, i) -> query.kind(KINDS.get(i)),
                (query, i) -> query.verdict("verdict" + i),
                (query, i) -> query.surface("surface" + i),
                (query, i) -> query.tool("tool" + i),
                (query, i) -> query.tool("TOOL" + i),
                (query, i) -> query.runId("run" + i),
                (query, i) -> query.conversationId("session" + i),
                (query, i) -> query.requestId("request" + i),
                (query, i) -> query.keyId("key" + i),
                (query, i) -> query.model("model" + i),
                (query, i) -> query.ruleType("type" + i),
                (query, i) -> query.policyId(i + 1L),
                (query, i) -> query.gap(i == 0),
                (query, i) -> query.from(NOW.plusSeconds(i + 1)),
                (query, i) -> query.until(NOW.plusSeconds(i + 3)),
                (query, i) -> query.after(new EventCursor(NOW.plusSeconds(i + 2), "b", 0, 2)));
        return Combinators.combine(
                        Arbitraries.of(filters).list().ofMaxSize(2),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(1, 5))
                .as((chosen, value, limit) -> {
                    EventQuery.Builder query = EventQuery.builder().limit(limit);
                    chosen.forEach(filter -> filter.accept(query, value));
                    return query.build();
                });
    }
}
