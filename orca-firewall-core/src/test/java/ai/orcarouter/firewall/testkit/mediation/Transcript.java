/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit.mediation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a run.
 *
 * @param seen the answers to its calls that the model read, in the order in which it read them
 * @param answer what the run's caller got; empty when it got nothing
 * @param failureOrNull what the run failed with; null when it did not
 */
public record Transcript(
        List<ToolMessage> seen, String answer, @Nullable Throwable failureOrNull) {
    /** Copies the list. */
    public Transcript {
        seen = List.copyOf(seen);
    }

    /** What the model read as the answer to a call; empty when it read none. */
    public String text(String callId) {
        StringBuilder out = new StringBuilder();
        for (ToolMessage message : seen) {
            if (message.callId().equals(callId)) {
                out.append(message.text());
            }
        }
        return out.toString();
    }

    /** Everything that anybody got to read. */
    public String everything() {
        StringBuilder out = new StringBuilder(answer);
        seen.forEach(message -> out.append('\n').append(message.text()));
        return out.toString();
    }

    /** Ids of the calls whose answers the model read, in the order of the answers. */
    public List<String> callIds() {
        return seen.stream().map(ToolMessage::callId).toList();
    }
}
