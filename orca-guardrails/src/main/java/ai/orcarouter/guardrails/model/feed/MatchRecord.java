/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.model.feed;

import java.time.Instant;
import java.util.List;

/**
 * A rule that fired on a text (REFERENCE 4.11). What it does not have is empty or 0.
 *
 * @param id identifies it in the feed
 * @param time when
 * @param ruleType type of the rule; empty when it could not be told which guardrail screens the text
 * @param action the effective action; {@code observe} for what was recorded and had no effect
 * @param stage where the text stood
 * @param guardrailId the guardrail
 * @param guardrailVersion version of its document
 * @param guardrailName its name
 * @param ruleId the rule
 * @param ruleLabel its label
 * @param model model that the text went to or came from
 * @param keyId id of the key
 * @param keyName its name
 * @param callerIp address of the caller
 * @param requestId request it belongs to
 * @param runId agent run it belongs to
 * @param conversationId conversation it belongs to
 * @param origin who produced the text, such as a tool
 * @param detail what was found, without matched text
 * @param reasonCode why it was recorded, for programs
 * @param hits where, as far as the record lists it
 * @param total how many places there were
 * @param falsePositive whether everything in it is marked as a false positive now
 */
public record MatchRecord(
        String id,
        Instant time,
        String ruleType,
        String action,
        String stage,
        long guardrailId,
        long guardrailVersion,
        String guardrailName,
        long ruleId,
        String ruleLabel,
        String model,
        String keyId,
        String keyName,
        String callerIp,
        String requestId,
        String runId,
        String conversationId,
        String origin,
        String detail,
        String reasonCode,
        List<MatchHit> hits,
        long total,
        boolean falsePositive) {
    /** Copies the list. */
    public MatchRecord {
        hits = List.copyOf(hits);
    }
}
