/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import java.time.Duration;

/** Takes the answer of a resolver that other code supplied, and believes only what can be an answer. */
final class CheckedAnswers {
    private CheckedAnswers() {}

    /** The answer about {@code host}; an exception, null or an answer about another host is a failed look-up. */
    static Resolution resolve(HostResolver resolver, String host, Duration timeout) {
        try {
            Resolution answer = resolver.resolve(host, timeout);
            if (answer != null && answer.host().equals(host)) {
                return answer;
            }
        } catch (RuntimeException e) {
            return Resolution.failed(host, Resolution.Outcome.ERROR);
        }
        return Resolution.failed(host, Resolution.Outcome.ERROR);
    }
}
