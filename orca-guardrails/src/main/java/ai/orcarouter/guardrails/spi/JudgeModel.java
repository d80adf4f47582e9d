/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.spi;

/**
 * A model that can be asked about a text (REFERENCE 4.6).
 *
 * <p>Thread-safe. A call may block; it is interrupted when its time is up, and what it returns later is dropped. What
 * it throws, and an answer that is not of the requested form, count as a failure of the rule.
 */
@FunctionalInterface
public interface JudgeModel {
    /**
     * A question.
     *
     * @param model name of the model, as the rule states it
     * @param system the instruction: what to flag, and the form of the answer
     * @param user the text, fenced as data
     * @param timeoutMillis how long the caller waits
     */
    record Question(String model, String system, String user, long timeoutMillis) {}

    /**
     * An answer.
     *
     * @param text what the model said: one JSON object
     * @param inputTokens tokens read
     * @param outputTokens tokens written
     * @param cents what it cost, in cents of a US dollar
     */
    record Answer(String text, long inputTokens, long outputTokens, double cents) {}

    /**
     * Asks.
     *
     * @throws Exception when there is no answer
     */
    Answer ask(Question question) throws Exception;
}
