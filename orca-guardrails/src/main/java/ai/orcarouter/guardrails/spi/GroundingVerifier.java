/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.spi;

import java.util.List;

/**
 * Compares an answer with what it should be borne out by (REFERENCE 4.7).
 *
 * <p>Thread-safe. A call may block; it is interrupted when its time is up, and what it returns later is dropped.
 */
@FunctionalInterface
public interface GroundingVerifier {
    /**
     * One statement of an answer.
     *
     * @param start where it begins in the answer, in UTF-16 code units
     * @param end where it ends, exclusive
     * @param support from 0, contradicted or made up, to 1, fully borne out
     * @param reason why, without anything from the texts
     */
    record Claim(int start, int end, double support, String reason) {}

    /**
     * Compares.
     *
     * @param question what the answer answers; may be empty
     * @param answer the answer
     * @param sources at least one
     * @return its statements; an answer without any is borne out
     * @throws Exception when it cannot be told
     */
    List<Claim> verify(String question, String answer, List<String> sources) throws Exception;
}
