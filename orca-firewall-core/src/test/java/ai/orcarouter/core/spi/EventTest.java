/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

    private static EventRow row(Event event) {
        return EventRow.after(ChainHead.ofEvents("w", "a", 3), "a", 3, event);
    }

    @Test
    void toJson_hasTheNamesOfTheFeedsAndLeavesOutWhatIsNotThere() {
        Event event = Event.builder(EventKind.EVALUATION, NOW)
                .verdict("deny")
                .tool("db.write")
                .runId("r1")
                .gap(true)
                .costCents(12)
                .destinations(List.of("a.example:443"))
                .details("{\"z\":[1]}")
                .build();
        EventRow row = row(event);
        assertThat(row.toJson())
                .isEqualTo("{\"agent_run_id\":\"r1\",\"cost_cents\":12,\"destinations\":[\"a.example:443\"],"
                        + "\"details\":{\"z\":[1]},\"epoch\":3,\"format\":\"orca.event.v1\",\"gap\":true,\"hash\":\""
                        + row.hash() + "\",\"kind\":\"evaluation\",\"previous\":\"" + row.previousHash()
                        + "\",\"sequence\":1,\"time\":\"2026-03-04T05:06:07Z\",\"tool_name\":\"db.write\","
                        + "\"verdict\":\"deny\",\"writer\":\"a\"}");
        assertThat(EventRow.fromJson(row.toJson())).isEqualTo(row);
        assertThat(row.isIntact()).isTrue();
    }

    @Test
    void fromJson_whatIsNoRow_isRefused() {
        String good = row(Event.builder(EventKind.MCP, NOW).build()).toJson();
        for (String bad : List.of(
                "",
                "{}",
                "[]",
                good.replace("orca.event.v1", "orca.event.v2"),
                good.replace("\"mcp\"", "\"none\""),
                good.replace("\"mcp\"", "7"),
                good.replace("\"sequence\":1", "\"sequence\":0"),
                good.replace("\"sequence\":1", "\"sequence\":1.5"),
                good.replace("2026", "year"),
                good.replace("\"format\"", "\"details\":[],\"format\""),
                good.replace("\"format\"", "\"destinations\":[1],\"format\""))) {
            assertThatExceptionOfType(OrcaException.class)
                    .as(bad)
                    .isThrownBy(() -> EventRow.fromJson(bad))
                    .extracting(OrcaException::code)
                    .isEqualTo(ErrorCode.INVALID_DOCUMENT);
        }
    }

    @Test
    void texts_thatAStoreCannotKeep_areCleanedAndCut() {
        String wild = "a\u0000b\uD800c" + "x".repeat(3_000);
        Event event = Event.builder(EventKind.EVALUATION, NOW)
                .tool(wild)
                .reason(wild)
                .argsSummary(wild)
                .destinations(Collections.nCopies(100, wild))
                .build();
        assertThat(event.tool()).hasSize(512).startsWith("a\uFFFDb\uFFFDcxx");
        assertThat(event.reason()).hasSize(2_048);
        assertThat(event.argsSummary()).hasSize(1_024);
        assertThat(event.destinations()).hasSize(64).containsOnly(event.tool());
        assertThat(EventQuery.builder().tool(wild).build().matches(row(event))).isTrue();
    }

    @Test
    void details_thatAreNoObject_areRefused() {
        for (String bad : List.of("", "[]", "1", "{\"a\":\"" + "x".repeat(40_000) + "\"}")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> Event.builder(EventKind.MCP, NOW).details(bad).build());
        }
    }

    @Test
    void writer_ofOtherCharacters_isRefused() {
        Event event = Event.builder(EventKind.MCP, NOW).build();
        for (String bad : List.of("", "A", "a-b", "\u00E4", "a".repeat(65))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> EventRow.after(ChainHead.ofEvents("w", bad, 0), bad, 0, event));
        }
    }

    @Test
    void kinds_haveNamesThatLeadBack() {
        for (EventKind kind : EventKind.values()) {
            assertThat(EventKind.fromWire(kind.wire())).isEqualTo(kind);
        }
    }

    @Test
    void queries_ofNoRows_areRefused() {
        for (int limit : new int[] {-1, 0, 1_001}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> EventQuery.builder().limit(limit).build());
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> AuditQuery.builder().limit(limit).build());
        }
    }
}
