/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.workspace;

import ai.orcarouter.firewall.internal.evaluate.Decider;
import ai.orcarouter.firewall.model.GapReason;

/** Which policy judges a call (REFERENCE 2.3, SEMANTICS 5.3). */
public sealed interface PolicyResolution {
    /**
     * A policy does.
     *
     * @param policyId its id
     * @param policyName its name
     * @param policyVersion version of its document
     * @param byDefault whether it is the workspace default and not the key's own
     * @param decider its program
     */
    record Governed(long policyId, String policyName, long policyVersion, boolean byDefault, Decider decider)
            implements PolicyResolution {}

    /**
     * None does, so the call passes unless a skill holds it back.
     *
     * @param reason why
     * @param observed whether that is recorded as a gap (observe mode)
     * @param decider the program of no policy
     */
    record Ungoverned(GapReason reason, boolean observed, Decider decider) implements PolicyResolution {}

    /**
     * It cannot be told: the call is denied with {@code policy_unavailable}.
     *
     * @param detail why, for operators
     */
    record Unavailable(String detail) implements PolicyResolution {}
}
