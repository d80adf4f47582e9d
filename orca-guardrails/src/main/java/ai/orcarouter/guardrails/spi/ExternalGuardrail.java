/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.spi;

import java.util.List;

/**
 * A service that screens texts (REFERENCE 4.8). Address, credentials and signature belong to the implementation, which
 * finds them by the rule's connection.
 *
 * <p>Thread-safe. A call may block; it is interrupted when its time is up, and what it returns later is dropped. What
 * it throws counts as a failure of the rule.
 */
@FunctionalInterface
public interface ExternalGuardrail {
    /** What the service wants done. */
    enum Verdict {
        /** Nothing. */
        ALLOW,
        /** Withhold the text. */
        BLOCK,
        /** Replace parts of it. */
        MASK,
        /** Record it. */
        FLAG
    }

    /**
     * A text to screen.
     *
     * @param vendor as the rule states it, in lower case
     * @param connectionId the host's name of the connection
     * @param stage where the text stands, in lower case
     * @param text the text
     * @param timeoutMillis how long the caller waits
     */
    record Request(String vendor, String connectionId, String stage, String text, long timeoutMillis) {}

    /**
     * A part of the text to replace.
     *
     * @param start where it begins, in UTF-16 code units
     * @param end where it ends, exclusive
     * @param replacement what takes its place
     */
    record Replacement(int start, int end, String replacement) {}

    /**
     * An answer.
     *
     * @param verdict what the service wants done
     * @param detail why, safe to show; up to 200 characters are kept
     * @param replacements of {@link Verdict#MASK} what to replace, without overlaps
     */
    record Answer(Verdict verdict, String detail, List<Replacement> replacements) {
        /** Copies the list. */
        public Answer {
            replacements = List.copyOf(replacements);
        }
    }

    /**
     * Screens a text.
     *
     * @throws Exception when there is no answer
     */
    Answer screen(Request request) throws Exception;
}
