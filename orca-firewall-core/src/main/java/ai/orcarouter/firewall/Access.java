/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.firewall.model.AdminOperation;
import ai.orcarouter.firewall.spi.AccessPolicy;

/** Refuses management calls that the host's policy does not permit; a policy that throws permits nothing. */
record Access(AccessPolicy policy) {
    void require(Actor actor, AdminOperation operation) {
        boolean permitted;
        try {
            permitted = policy.permits(actor, operation);
        } catch (RuntimeException e) {
            throw new OrcaException(ErrorCode.FORBIDDEN, "whether " + operation + " is permitted cannot be told", e);
        }
        if (!permitted) {
            throw new OrcaException(
                    ErrorCode.FORBIDDEN,
                    "actor " + actor.id() + " with role " + actor.role() + " may not do " + operation);
        }
    }
}
