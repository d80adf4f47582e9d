/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.model;

import java.time.Instant;

/**
 * A finding that somebody marked as a false positive, so that its rule passes over it (REFERENCE 4.12).
 *
 * @param fingerprint keyed hash that names what was matched and tells nothing of it
 * @param guardrailId the guardrail
 * @param ruleId its rule
 * @param ruleType type of that rule in documents
 * @param kind what the finding was of, such as {@code email}
 * @param author who marked it
 * @param time when
 */
public record Suppression(
        String fingerprint, long guardrailId, long ruleId, String ruleType, String kind, String author, Instant time) {}
