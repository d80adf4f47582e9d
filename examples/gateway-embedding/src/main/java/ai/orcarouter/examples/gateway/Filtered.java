/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.gateway;

import java.util.Map;

/** What the filter makes of a body: text to hand on, or an answer to give in its place. */
public sealed interface Filtered {
    /**
     * A body that goes on.
     *
     * @param body the body to send: the text that came in when nothing was found, else the same text with only the
     *     places rewritten that a rule said
     * @param changed whether it differs from what came in
     * @param streams for a request whether it asks for a stream; false for a response
     */
    record Passed(String body, boolean changed, boolean streams) implements Filtered {}

    /**
     * A body that goes no further, and what to answer.
     *
     * @param status HTTP status
     * @param code what callers branch on, the {@code error.code} of the body
     * @param body error body in the shape of the API
     */
    record Refused(int status, String code, String body) implements Filtered {
        /** Headers of the answer; the second tells the SDKs of both APIs not to send the same again. */
        public Map<String, String> headers() {
            return Map.of("Content-Type", "application/json", "x-should-retry", "false");
        }
    }
}
