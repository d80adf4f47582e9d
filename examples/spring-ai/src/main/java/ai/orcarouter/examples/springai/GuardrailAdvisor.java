/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.springai;

import ai.orcarouter.guardrails.GuardrailEngine;
import ai.orcarouter.guardrails.model.Screening;
import ai.orcarouter.guardrails.model.TextStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.client.ChatClientRequest;
import org.springframework.ai.chat.client.ChatClientResponse;
import org.springframework.ai.chat.client.advisor.api.CallAdvisor;
import org.springframework.ai.chat.client.advisor.api.CallAdvisorChain;
import org.springframework.ai.chat.client.advisor.api.StreamAdvisor;
import org.springframework.ai.chat.client.advisor.api.StreamAdvisorChain;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.metadata.ChatGenerationMetadata;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.core.Ordered;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Screens what users write before a model is asked, and what models answer before a caller reads it, whole or as it
 * streams. A blocked prompt is answered with the guardrail's message, and the model is not asked. Masked text goes on
 * masked.
 *
 * <p>It lies outside of chat memory and of the tool loop: memory keeps screened prompts, and an answer is screened
 * once, when the tools are done. What tools answer is screened where they are guarded. Only the text of messages is
 * looked at, not media nor what a model's module keeps as metadata. Thread-safe.
 */
public final class GuardrailAdvisor implements CallAdvisor, StreamAdvisor {
    /** Outside of chat memory, whose order is higher by 100, and of the tool loop. */
    public static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 100;

    /** The finish reason of an answer that the guardrail gave. */
    public static final String BLOCKED = "guardrail_blocked";

    private static final String SCREENED_BY = GuardrailAdvisor.class.getName();

    private final GuardrailEngine engine;

    /** Screens by {@code engine}. */
    public GuardrailAdvisor(GuardrailEngine engine) {
        this.engine = engine;
    }

    @Override
    public String getName() {
        return "orca guardrail";
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public ChatClientResponse adviseCall(ChatClientRequest request, CallAdvisorChain chain) {
        if (isDone(request)) {
            return chain.nextCall(request);
        }
        Asked asked = screened(request);
        return asked.refusal() != null ? asked.refusal() : screened(chain.nextCall(asked.request()), asked.question());
    }

    @Override
    public Flux<ChatClientResponse> adviseStream(ChatClientRequest request, StreamAdvisorChain chain) {
        if (isDone(request)) {
            return chain.nextStream(request);
        }
        return Mono.fromCallable(() -> screened(request))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMapMany(asked -> asked.refusal() != null
                        ? Flux.just(asked.refusal())
                        : streamed(chain.nextStream(asked.request()), asked.question()));
    }

    /** Whether the same guardrail looks at the request already, because a client was given this advisor twice. */
    private boolean isDone(ChatClientRequest request) {
        return request.context().get(SCREENED_BY) == engine;
    }

    /** The request as it may go on, or the answer to a blocked one. */
    private record Asked(
            ChatClientRequest request,
            String question,
            @Nullable ChatClientResponse refusal) {}

    private Asked screened(ChatClientRequest request) {
        List<Message> messages = new ArrayList<>(request.prompt().getInstructions());
        String question = "";
        for (int i = 0; i < messages.size(); i++) {
            if (messages.get(i) instanceof UserMessage user) {
                Screening screening = engine.screen(TextStage.INPUT, Objects.requireNonNullElse(user.getText(), ""));
                if (screening.blocked()) {
                    Generation refusal = refusal(screening.message());
                    return new Asked(
                            request,
                            "",
                            ChatClientResponse.builder()
                                    .chatResponse(new ChatResponse(List.of(refusal)))
                                    .context(request.context())
                                    .build());
                }
                question = screening.text().orElseThrow();
                if (screening.mutated()) {
                    messages.set(i, user.mutate().text(question).build());
                }
            }
        }
        ChatClientRequest onward = request.mutate()
                .prompt(request.prompt().mutate().messages(messages).build())
                .context(SCREENED_BY, engine)
                .build();
        return new Asked(onward, question, null);
    }

    private ChatClientResponse screened(ChatClientResponse answer, String question) {
        ChatResponse response = answer.chatResponse();
        if (response == null) {
            return answer;
        }
        List<Generation> generations = new ArrayList<>();
        for (Generation each : response.getResults()) {
            String text = each.getOutput().getText();
            if (text == null || text.isEmpty()) {
                generations.add(each);
                continue;
            }
            Screening screening = engine.screen(TextStage.OUTPUT, text, question, List.of());
            if (screening.blocked()) {
                generations.add(refusal(screening.message()));
            } else {
                generations.add(
                        screening.mutated() ? with(each, screening.text().orElseThrow()) : each);
            }
        }
        return with(answer, response, generations);
    }

    /** Both ways of answering end in the same text, except where a stream has sent the beginning already. */
    private Flux<ChatClientResponse> streamed(Flux<ChatClientResponse> answers, String question) {
        return Flux.defer(() -> {
            AnswerScreen screen = new AnswerScreen(engine, question);
            return answers.<ChatClientResponse>handle((answer, sink) -> {
                        ChatClientResponse forward = screen.next(answer);
                        if (forward != null) {
                            sink.next(forward);
                        }
                    })
                    .takeUntil(answer -> screen.isOver())
                    .concatWith(Flux.defer(() -> Mono.justOrEmpty(screen.last())));
        });
    }

    static ChatClientResponse with(ChatClientResponse answer, ChatResponse response, List<Generation> generations) {
        return answer.mutate()
                .chatResponse(ChatResponse.builder()
                        .from(response)
                        .generations(generations)
                        .build())
                .build();
    }

    static Generation with(Generation generation, String text) {
        AssistantMessage message = generation.getOutput();
        return new Generation(message.mutate().content(text).build(), generation.getMetadata());
    }

    private static Generation refusal(String message) {
        return new Generation(
                new AssistantMessage(message),
                ChatGenerationMetadata.builder().finishReason(BLOCKED).build());
    }
}
