/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

import java.util.Locale;

/**
 * Why a decision came out as it did (REFERENCE 15.13, SEMANTICS). Stable; callers branch on it, never on the reason
 * text.
 */
public enum ReasonCode {
    /** A rule matched. */
    RULE_MATCH,
    /** No rule matched. */
    DEFAULT_VERDICT,
    /** There is no enabled policy. */
    NO_POLICY,
    /** No policy could be read. */
    POLICY_UNAVAILABLE,
    /** The owning skill is blocked. */
    SKILL_BLOCK,
    /** The owning skill is quarantined. */
    SKILL_QUARANTINE,
    /** The owning skill could not be told. */
    SKILL_UNATTRIBUTED,
    /** The run is past its budget, or the key past its credit limit. */
    COST_CAP,
    /** A rule had to read arguments that are not acceptable JSON. */
    ARGUMENTS_INVALID,
    /** A restricting rule's own machinery failed. */
    EVALUATION_ERROR,
    /** The egress surface was asked without a usable destination. */
    EGRESS_NO_DESTINATION,
    /** A destination is not acceptable. */
    EGRESS_INVALID_DESTINATION,
    /** The address policy, which the host asked to apply, refuses a destination. */
    EGRESS_FLOOR,
    /** A sanitize rule on a tool definition: there is nothing to clean. */
    SANITIZE_INBOUND,
    /** A sanitize rule where nothing can be rewritten. */
    SANITIZE_NOT_SUPPORTED_ON_SURFACE,
    /** A hold where nothing can be held. */
    APPROVAL_NOT_SUPPORTED_ON_SURFACE,
    /** A person approved the call that a rule holds. */
    APPROVED,
    /** The approval that came with the call does not lift its hold. */
    APPROVAL_REFUSED,
    /** The approval store could not be reached. */
    APPROVAL_STORE_UNAVAILABLE,
    /** A stateful rule had no run to count for. */
    RUN_ID_MISSING,
    /** A run keeps more state than is allowed. */
    RUN_STATE_LIMIT,
    /** The tool's definition is not the one that was accepted. */
    SCHEMA_DRIFT;

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** The name in documents and errors. */
    public String wire() {
        return wire;
    }
}
