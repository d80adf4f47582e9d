/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.quickstart;

import ai.orcarouter.core.json.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One call of the second act, and what people do about it.
 *
 * @param recorded the call
 * @param scene what it is part of
 * @param reviewer who grants it when it is held; empty for nobody
 * @param comment in the reviewer's words
 * @param approvalOf the earlier call whose approval comes with it; empty for none
 */
record SceneCall(RecordedCall recorded, String scene, String reviewer, String comment, String approvalOf) {
    /** The calls in {@code text}, one JSON object a line. */
    static List<SceneCall> parse(String text) {
        List<RecordedCall> recorded = RecordedCalls.parse(text);
        List<SceneCall> calls = new ArrayList<>();
        for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
            if (Arguments.ofJson(line).value() instanceof Map<?, ?> row) {
                calls.add(new SceneCall(
                        recorded.get(calls.size()),
                        RecordedCalls.text(row, "scene"),
                        RecordedCalls.text(row, "reviewer"),
                        RecordedCalls.text(row, "comment"),
                        RecordedCalls.text(row, "approval_of")));
            }
        }
        return calls;
    }
}
