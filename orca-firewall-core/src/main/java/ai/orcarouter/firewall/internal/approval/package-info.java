/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Holds and grants (REFERENCE 2.13, SEMANTICS 3.2). {@code Bindings} says what a grant is bound to, {@code GrantCheck}
 * whether a grant that comes with a call lifts the call's hold, {@code ApprovalDesk} opens and uses approvals in the
 * host's store.
 */
@NullMarked
package ai.orcarouter.firewall.internal.approval;

import org.jspecify.annotations.NullMarked;
