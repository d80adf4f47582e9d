/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import static ai.orcarouter.guardrails.World.ADMIN;
import static ai.orcarouter.guardrails.World.VIEWER;
import static ai.orcarouter.guardrails.World.guardrail;
import static ai.orcarouter.guardrails.World.keyword;
import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.core.spi.Event;
import ai.orcarouter.firewall.memory.InMemoryKeysets;
import ai.orcarouter.firewall.memory.MemoryConfigStore;
import ai.orcarouter.firewall.memory.MemoryEventStore;
import ai.orcarouter.firewall.model.FailureMode;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.TextStage;
import ai.orcarouter.guardrails.model.feed.MatchQuery;
import ai.orcarouter.guardrails.model.feed.MatchRecord;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnswerStreamTest {
    private static final String FILLER = "all is well ".repeat(1_000);
    private static final String UNAVAILABLE = "[response truncated by guardrail: policy_unavailable policy violation]";

    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    private AnswerStream stream() {
        return world.guardrails.stream(
                TextContext.builder().requestId("r").build(),
                settings -> settings.mode(StreamScreener.Mode.MASK).holdBack(1_024));
    }

    private static String send(AnswerStream stream, String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i += 7) {
            out.append(stream.push(text.substring(i, Math.min(text.length(), i + 7))));
        }
        return out.append(stream.finish()).toString();
    }

    private List<MatchRecord> matches() {
        assertThat(world.matches()).isNotNull();
        return world.guardrails
                .feeds()
                .matches(VIEWER, MatchQuery.builder().build())
                .records();
    }

    @Test
    void push_maskedMatches_areRecordedOnceWithTheFingerprintsOfWholeTexts() {
        world.byDefault(guardrail("g", keyword(1, GuardrailAction.MASK, "forbidden")));
        AnswerStream stream = stream();
        String text = "forbidden " + FILLER + "forbidden";
        assertThat(send(stream, text)).isEqualTo("[REDACTED] " + FILLER + "[REDACTED]");
        stream.close();
        assertThat(stream.result().violations()).hasSize(1);
        List<MatchRecord> found = matches();
        assertThat(found).hasSize(1);
        assertThat(found.get(0).stage()).isEqualTo("output");
        assertThat(found.get(0).requestId()).isEqualTo("r");
        assertThat(found.get(0).hits()).hasSize(2);
        world.guardrails.screen(TextContext.anonymous(), TextStage.OUTPUT, "forbidden");
        assertThat(matches())
                .hasSize(2)
                .allSatisfy(match -> assertThat(match.hits())
                        .allSatisfy(hit -> assertThat(hit.fingerprint())
                                .isEqualTo(found.get(0).hits().get(0).fingerprint())));
    }

    @Test
    void push_markedFinding_passesInStreamsToo() {
        world.byDefault(guardrail("g", keyword(1, GuardrailAction.BLOCK, "forbidden")));
        AnswerStream cut = stream();
        assertThat(send(cut, FILLER + "forbidden" + FILLER))
                .endsWith("[response truncated by guardrail: keyword policy violation]");
        assertThat(cut.isOver()).isTrue();
        assertThat(cut.push("more")).isEmpty();
        world.guardrails.falsePositives().mark(ADMIN, matches().get(0).id());
        String text = FILLER + "forbidden" + FILLER;
        assertThat(send(stream(), text)).isEqualTo(text);
        assertThat(matches()).hasSize(1);
    }

    @Test
    void close_readerWentAway_recordsWhatWasFound() {
        world.byDefault(guardrail("g", keyword(1, GuardrailAction.FLAG, "apple")));
        try (AnswerStream stream = stream()) {
            stream.push("apple " + FILLER);
        }
        assertThat(matches()).hasSize(1);
    }

    @Test
    void push_nobodyScreens_passesAsItIs() {
        AnswerStream stream = stream();
        assertThat(send(stream, "forbidden")).isEqualTo("forbidden");
        assertThat(stream.result().blocked()).isFalse();
        assertThat(stream.result().received()).isEqualTo(9);
        assertThat(matches()).isEmpty();
    }

    @Test
    void push_guardrailCannotBeTold_isCutAtOnceOrObserved() {
        for (FailureMode mode : FailureMode.values()) {
            MemoryConfigStore config = new MemoryConfigStore();
            World.put(config, DocumentKinds.GUARDRAIL, "1", "{}");
            try (World broken = new World(
                    config,
                    new MemoryEventStore(),
                    new InMemoryKeysets(),
                    wiring -> wiring.failureMode(mode),
                    engine -> {})) {
                AnswerStream stream = broken.guardrails.stream(TextContext.anonymous(), settings -> {});
                boolean closed = mode == FailureMode.CLOSED;
                assertThat(stream.push("text")).isEqualTo(closed ? UNAVAILABLE : "text");
                assertThat(stream.push("more")).isEqualTo(closed ? "" : "more");
                assertThat(stream.finish()).isEmpty();
                assertThat(stream.result().blocked()).isEqualTo(closed);
                assertThat(broken.matches().stream().map(row -> row.event()))
                        .extracting(Event::reasonCode)
                        .containsExactly("policy_unavailable");
            }
        }
    }
}
