/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.event;

import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.ToolCall;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One judged call as the deciding thread leaves it for the writer: references only. Nothing is hashed, redacted or put
 * together here; {@link EventFactory} does that later, on another thread, which is why everything in it is immutable.
 *
 * @param call the call that was judged
 * @param decision what was decided
 * @param keyId id of the key that made the call; empty for that of the call
 * @param keyName name of that key; empty when not known
 * @param skillOrNull the owner of the call as the skill gate told it; null for what the call says
 * @param policyVersion version of the policy document that was asked; 0 when there is none
 * @param costCents cost in cents of a US dollar, estimated or actual; 0 when not known
 * @param approvalId the approval that was opened or spent; empty for none
 * @param gapReason why no policy applied, a {@code GapReason} as resolution says it; empty when one did
 * @param time when it was decided
 */
public record Observation(
        ToolCall call,
        Decision decision,
        String keyId,
        String keyName,
        @Nullable String skillOrNull,
        long policyVersion,
        long costCents,
        String approvalId,
        String gapReason,
        Instant time)
        implements Recordable {

    /** A judged call of which nothing else is known. */
    public static Observation of(ToolCall call, Decision decision, Instant time) {
        return new Observation(call, decision, "", "", null, 0, 0, "", "", time);
    }
}
