/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.providers;

import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.core.net.AddressPolicy;
import ai.orcarouter.core.net.HostResolver;
import ai.orcarouter.examples.http.GuardedTarget;
import ai.orcarouter.examples.http.TargetRefusedException;
import ai.orcarouter.examples.http.Timeouts;
import ai.orcarouter.examples.http.Trust;
import ai.orcarouter.guardrails.spi.JudgeModel;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks models behind the chat completions API of OpenAI, which many services speak (REFERENCE 4.6).
 *
 * <p>A question is one request: {@code POST <base URL>/chat/completions} with temperature 0 and a JSON object asked
 * for. It takes no longer than the rule allows, follows no redirect and is not repeated; of the answer up to 64 KiB are
 * read. Everything that is no complete answer is thrown as {@link IOException}, which counts as a failure of the rule.
 * The key is in no message, log or {@code toString}. Thread-safe; close it after the engine.
 */
public final class OpenAiJudge implements JudgeModel, AutoCloseable {
    private static final double PER_MILLION = 1e-6;

    private final GuardedTarget target;
    private final Secret key;
    private final boolean jsonMode;
    private final int maxTokens;
    private final double inputCents;
    private final double outputCents;
    private final Service service;

    private OpenAiJudge(Builder from) throws TargetRefusedException {
        String base = from.baseUrl.endsWith("/") ? from.baseUrl : from.baseUrl + "/";
        target = GuardedTarget.parse(base + "chat/completions");
        key = from.key;
        jsonMode = from.jsonMode;
        maxTokens = from.maxTokens;
        inputCents = from.inputCents;
        outputCents = from.outputCents;
        service = Service.over(from.network);
    }

    /**
     * A builder of a judge.
     *
     * @param baseUrl https, such as {@code https://api.openai.com/v1}
     * @param key sent as bearer token; not closed by the judge
     */
    public static Builder builder(String baseUrl, Secret key) {
        return new Builder(baseUrl, key);
    }

    @Override
    public Answer ask(Question question) throws IOException {
        Map<?, ?> answer = service.post(
                target,
                Map.of("Authorization", "Bearer " + Service.reveal(key)),
                body(question),
                question.timeoutMillis());
        String text = content(answer);
        long read = tokens(answer, "prompt_tokens");
        long written = tokens(answer, "completion_tokens");
        double cents = PER_MILLION * ((read * inputCents) + (written * outputCents));
        return new Answer(text, read, written, cents);
    }

    private byte[] body(Question question) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("model", question.model());
        members.put(
                "messages",
                List.of(
                        Map.of("role", "system", "content", question.system()),
                        Map.of("role", "user", "content", question.user())));
        members.put("temperature", 0);
        members.put("max_tokens", maxTokens);
        if (jsonMode) {
            members.put("response_format", Map.of("type", "json_object"));
        }
        return Service.json(members);
    }

    private static String content(Map<?, ?> answer) throws ServiceException {
        if (answer.get("choices") instanceof List<?> choices
                && !choices.isEmpty()
                && choices.get(0) instanceof Map<?, ?> choice
                && choice.get("message") instanceof Map<?, ?> message
                && message.get("content") instanceof String content) {
            if ("length".equals(choice.get("finish_reason"))) {
                throw new ServiceException("answer_cut_short");
            }
            return content;
        }
        throw new ServiceException("answer_unreadable");
    }

    private static long tokens(Map<?, ?> answer, String name) {
        return answer.get("usage") instanceof Map<?, ?> usage && usage.get(name) instanceof Long count
                ? Math.max(0, count)
                : 0;
    }

    @Override
    public void close() {
        service.close();
    }

    /** The origin; never the key. */
    @Override
    public String toString() {
        return "OpenAiJudge[" + target + "]";
    }

    /** Collects the parts of a judge. Not thread-safe. */
    public static final class Builder {
        private final String baseUrl;
        private final Secret key;
        private boolean jsonMode = true;
        private int maxTokens = 300;
        private double inputCents;
        private double outputCents;
        private Service.Network network = Service.Network.DEFAULTS;

        private Builder(String baseUrl, Secret key) {
            this.baseUrl = baseUrl;
            this.key = key;
        }

        /** Sets whether {@code response_format} asks for a JSON object; off for services that refuse that member. */
        public Builder jsonMode(boolean value) {
            jsonMode = value;
            return this;
        }

        /** Sets how many tokens an answer may have; 300 when not said. */
        public Builder maxTokens(int value) {
            maxTokens = value;
            return this;
        }

        /** Sets what a million tokens cost, in cents of a US dollar; nothing when not said. */
        public Builder prices(double inputCentsPerMillion, double outputCentsPerMillion) {
            inputCents = inputCentsPerMillion;
            outputCents = outputCentsPerMillion;
            return this;
        }

        /** Sets which addresses may be dialled; all public ones by default. */
        public Builder addressPolicy(AddressPolicy value) {
            network = network.with(value);
            return this;
        }

        /** Sets who finds the addresses of names, which the judge does not close; by default the JDK. */
        public Builder resolver(HostResolver value) {
            network = network.with(value);
            return this;
        }

        /** Allows one port beside those of the dial guard. */
        public Builder port(int value) {
            network = network.with(value);
            return this;
        }

        /** Sets how long a request may take when the rule allows more. */
        public Builder timeouts(Timeouts value) {
            network = network.with(value);
            return this;
        }

        /** Sets whose certificates count; by default those that the JVM trusts. */
        public Builder trust(Trust value) {
            network = network.with(value);
            return this;
        }

        /**
         * The judge.
         *
         * @throws IllegalArgumentException when the base URL is none of https that core and OkHttp read alike
         */
        public OpenAiJudge build() {
            try {
                return new OpenAiJudge(this);
            } catch (TargetRefusedException e) {
                throw new IllegalArgumentException(e.getMessage(), e);
            }
        }
    }
}
