/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import static ai.orcarouter.guardrails.World.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.RuleCheck;
import ai.orcarouter.guardrails.model.RuleStage;
import ai.orcarouter.guardrails.model.feed.MatchQuery;
import ai.orcarouter.guardrails.model.feed.MatchRecord;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a stream's processor knows besides the chunks: question, sources, and the feed of the workspace. */
final class ProcessorContextTest {
    private static final GuardrailRule GROUNDED = GuardrailRule.of(
            1, RuleStage.OUTPUT, GuardrailAction.BLOCK, new RuleCheck.Grounding("", "", 0.7, true, 100_000, 60_000));
    private static final List<String> SOURCES = List.of("The bridge was opened in 1932.");

    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    /** A publisher that gives one chunk for each request, and a reader that asks for everything. */
    private static String run(ScreeningProcessor processor, boolean leaves, String... chunks) {
        StringBuilder out = new StringBuilder();
        Deque<String> left = new ArrayDeque<>(List.of(chunks));
        processor.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {
                if (left.isEmpty()) {
                    processor.onComplete();
                } else {
                    processor.onNext(left.removeFirst());
                }
            }

            @Override
            public void cancel() {
                left.clear();
            }
        });
        processor.subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
                if (leaves) {
                    subscription.cancel();
                }
            }

            @Override
            public void onNext(String item) {
                out.append(item);
            }

            @Override
            public void onError(Throwable throwable) {
                throw new AssertionError(throwable);
            }

            @Override
            public void onComplete() {}
        });
        return out.toString();
    }

    private static GuardrailEngine engine() {
        return GuardrailEngine.builder(
                        Guardrail.builder("g").rules(List.of(GROUNDED)).build())
                .build();
    }

    private List<MatchRecord> matches() {
        assertThat(world.matches()).isNotNull();
        return world.guardrails
                .feeds()
                .matches(VIEWER, MatchQuery.builder().build())
                .records();
    }

    @Test
    void onComplete_groundingRule_comparesWithTheSources() {
        assertThat(run(new ScreeningProcessor(screener(), "When?", SOURCES), false, "The bridge ", "opened in 1932."))
                .isEqualTo("The bridge opened in 1932.");
        assertThat(run(new ScreeningProcessor(screener(), "When?", SOURCES), false, "The bridge ", "opened in 1952."))
                .contains("truncated by guardrail: grounding");
    }

    private static StreamScreener screener() {
        return StreamScreener.builder(engine()).mode(StreamScreener.Mode.MASK).build();
    }

    @Test
    void onComplete_answerOfAWorkspace_isRecordedInItsFeed() {
        world.byDefault(Guardrail.builder("g").rules(List.of(GROUNDED)).build());
        AnswerStream answer = world.guardrails.stream(
                TextContext.builder().requestId("r").build(), settings -> settings.mode(StreamScreener.Mode.MASK));
        ScreeningProcessor processor = new ScreeningProcessor(answer, "When?", SOURCES);
        assertThat(run(processor, false, "The bridge opened in 1952.")).contains("truncated");
        assertThat(processor.result().blocked()).isTrue();
        assertThat(matches()).singleElement().satisfies(match -> {
            assertThat(match.requestId()).isEqualTo("r");
            assertThat(match.ruleType()).isEqualTo("grounding");
        });
    }

    @Test
    void cancel_answerOfAWorkspace_isClosed() {
        world.byDefault(Guardrail.builder("g").rules(List.of(GROUNDED)).build());
        AnswerStream answer = world.guardrails.stream(TextContext.anonymous(), settings -> {});
        run(new ScreeningProcessor(answer), true, "The bridge.");
        assertThat(answer.isOver()).isTrue();
    }
}
