/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.spi;

import ai.orcarouter.core.Actor;
import ai.orcarouter.firewall.model.AdminOperation;

/**
 * Who may do what in a workspace; a host may replace the role table by its own (REFERENCE 15.53). Thread-safe; may
 * block. One that throws refuses.
 */
@FunctionalInterface
public interface AccessPolicy {
    /** The role table of REFERENCE 8. */
    AccessPolicy ROLES = (actor, operation) -> actor.role().atLeast(operation.minimum());

    /** Whether {@code actor} may do {@code operation}. */
    boolean permits(Actor actor, AdminOperation operation);
}
