/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.guardrails.StreamScreener.Mode;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.RuleCheck;
import ai.orcarouter.guardrails.model.RuleStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@link Flow} asks of processors, step by step on one thread. */
final class ScreeningProcessorTest {
    private static final class Publisher implements Flow.Subscription {
        final List<Long> requests = new ArrayList<>();
        boolean cancelled;

        @Override
        public void request(long n) {
            requests.add(n);
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    private static final class Reader implements Flow.Subscriber<String> {
        final StringBuilder text = new StringBuilder();
        int items;
        int completions;
        Flow.@Nullable Subscription subscription;

        @Nullable
        Throwable error;

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
        }

        @Override
        public void onNext(String item) {
            items++;
            text.append(item);
        }

        @Override
        public void onError(Throwable throwable) {
            error = throwable;
        }

        @Override
        public void onComplete() {
            completions++;
        }

        Flow.Subscription subscription() {
            return Objects.requireNonNull(subscription);
        }
    }

    private final Publisher publisher = new Publisher();
    private final Reader reader = new Reader();
    private final ScreeningProcessor processor = processor();

    private static ScreeningProcessor processor() {
        List<GuardrailRule> rules = List.of(
                GuardrailRule.of(
                        1, RuleStage.OUTPUT, GuardrailAction.BLOCK, new RuleCheck.Keyword(List.of("forbidden"))),
                GuardrailRule.of(2, RuleStage.OUTPUT, GuardrailAction.MASK, new RuleCheck.Keyword(List.of("secret"))));
        GuardrailEngine engine = GuardrailEngine.builder(
                        Guardrail.builder("Chat").rules(rules).build())
                .build();
        return new ScreeningProcessor(
                StreamScreener.builder(engine).mode(Mode.MASK).holdBack(1_024).build());
    }

    private void connect() {
        processor.subscribe(reader);
        processor.onSubscribe(publisher);
    }

    @Test
    void subscribe_nothingRequested_asksForNothing() {
        connect();
        assertThat(publisher.requests).isEmpty();
    }

    @Test
    void request_whileTextIsHeldBack_asksForOneChunkAtATime() {
        connect();
        reader.subscription().request(1);
        assertThat(publisher.requests).containsExactly(1L);
        processor.onNext("short ");
        processor.onNext("short ");
        assertThat(publisher.requests).containsExactly(1L, 1L, 1L);
        assertThat(reader.items).isZero();
    }

    @Test
    void onNext_textDelivered_asksAgainOnlyWhenRequestedAgain() {
        connect();
        reader.subscription().request(1);
        processor.onNext("x".repeat(2_000));
        assertThat(reader.items).isEqualTo(1);
        assertThat(publisher.requests).hasSize(1);
        reader.subscription().request(1);
        assertThat(publisher.requests).hasSize(2);
    }

    @Test
    void request_beforeThePublisherIsThere_isRemembered() {
        processor.subscribe(reader);
        reader.subscription().request(Long.MAX_VALUE);
        reader.subscription().request(Long.MAX_VALUE);
        processor.onSubscribe(publisher);
        assertThat(publisher.requests).containsExactly(1L);
    }

    @Test
    void onComplete_withoutDemand_keepsTheLastTextUntilItIsRequested() {
        connect();
        reader.subscription().request(1);
        processor.onNext("a secret ".repeat(200));
        processor.onComplete();
        assertThat(reader.items).isEqualTo(1);
        assertThat(reader.completions).isZero();
        reader.subscription().request(1);
        assertThat(reader.text.toString()).isEqualTo("a [REDACTED] ".repeat(200));
        assertThat(reader.completions).isEqualTo(1);
        assertThat(processor.result().mutated()).isTrue();
    }

    @Test
    void onComplete_emptyStream_completesWithoutDemand() {
        connect();
        processor.onComplete();
        assertThat(reader.completions).isEqualTo(1);
        assertThat(reader.items).isZero();
    }

    @Test
    void onNext_block_deliversTheCutCompletesAndCancels() {
        connect();
        reader.subscription().request(10);
        processor.onNext("x".repeat(1_500) + " forbidden " + "x".repeat(1_500));
        assertThat(reader.text.toString()).endsWith("[response truncated by guardrail: keyword policy violation]");
        assertThat(reader.completions).isEqualTo(1);
        assertThat(publisher.cancelled).isTrue();
        processor.onNext("more");
        processor.onComplete();
        assertThat(reader.items).isEqualTo(1);
        assertThat(reader.completions).isEqualTo(1);
        assertThat(processor.result().blocked()).isTrue();
    }

    @Test
    void onError_heldText_isDroppedAndTheErrorPassedOnOnce() {
        connect();
        reader.subscription().request(10);
        processor.onNext("unscreened");
        processor.onError(new IllegalStateException("gone"));
        processor.onError(new IllegalStateException("again"));
        assertThat(reader.text.toString()).isEmpty();
        assertThat(reader.error).hasMessage("gone");
        assertThat(reader.completions).isZero();
    }

    @Test
    void cancel_cancelsThePublisherAndSaysNothingMore() {
        connect();
        reader.subscription().request(10);
        reader.subscription().cancel();
        processor.onNext("x".repeat(5_000));
        processor.onComplete();
        assertThat(publisher.cancelled).isTrue();
        assertThat(reader.items + reader.completions).isZero();
    }

    @Test
    void request_notPositive_isAnErrorAndCancels() {
        connect();
        reader.subscription().request(0);
        assertThat(reader.error).isInstanceOf(IllegalArgumentException.class);
        assertThat(publisher.cancelled).isTrue();
    }

    @Test
    void onNext_moreThanWasAskedFor_isAnErrorAndNothingPilesUp() {
        connect();
        reader.subscription().request(1);
        processor.onNext("x".repeat(2_000));
        processor.onNext("x".repeat(2_000));
        processor.onNext("x".repeat(2_000));
        assertThat(reader.error).isInstanceOf(IllegalStateException.class);
        assertThat(publisher.cancelled).isTrue();
        assertThat(reader.items).isEqualTo(1);
    }

    @Test
    void subscribe_second_isRefusedAndTheFirstGoesOn() {
        connect();
        Reader second = new Reader();
        processor.subscribe(second);
        second.subscription().request(1);
        second.subscription().cancel();
        assertThat(second.error).isInstanceOf(IllegalStateException.class);
        assertThat(publisher.cancelled).isFalse();
    }

    @Test
    void onSubscribe_second_isCancelled() {
        connect();
        Publisher second = new Publisher();
        processor.onSubscribe(second);
        assertThat(second.cancelled).isTrue();
        assertThat(publisher.cancelled).isFalse();
    }

    @Test
    void result_beforeTheEnd_isRefused() {
        assertThatThrownBy(processor::result).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void chain_publisherThatAnswersWithinRequest_doesNotGrowTheStack() {
        int[] left = {200_000};
        processor.subscribe(reader);
        reader.subscription().request(Long.MAX_VALUE);
        processor.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {
                if (left[0]-- > 0) {
                    processor.onNext("z");
                } else {
                    processor.onComplete();
                }
            }

            @Override
            public void cancel() {}
        });
        assertThat(reader.text.length()).isEqualTo(200_000);
        assertThat(reader.completions).isEqualTo(1);
    }

    @Test
    void chain_publisherOfTheJdk_deliversTheScreenedText() {
        CompletableFuture<String> whole = new CompletableFuture<>();
        StringBuilder text = new StringBuilder();
        processor.subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription given) {
                given.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(String item) {
                text.append(item);
            }

            @Override
            public void onError(Throwable throwable) {
                whole.completeExceptionally(throwable);
            }

            @Override
            public void onComplete() {
                whole.complete(text.toString());
            }
        });
        try (SubmissionPublisher<String> source = new SubmissionPublisher<>()) {
            source.subscribe(processor);
            for (int i = 0; i < 500; i++) {
                source.submit("a sec");
                source.submit("ret, ");
            }
        }
        assertThat(whole.orTimeout(5, TimeUnit.MINUTES).join()).isEqualTo("a [REDACTED], ".repeat(500));
        assertThat(processor.result().violations()).hasSize(1);
    }
}
