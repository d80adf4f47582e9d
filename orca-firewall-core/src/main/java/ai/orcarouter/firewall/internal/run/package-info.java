/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Decides calls together with what their run has done, on a {@link ai.orcarouter.firewall.spi.RunLedger} (SEMANTICS 4).
 *
 * <p>A {@link ai.orcarouter.firewall.internal.run.RunSession} serves one call: while the call is judged it reads, and
 * once the call passes it writes, in this order: it reserves what the call may cost on the accounts of run and key,
 * then counts the call in the sequences of the policy. Either all of it holds or the call is denied and nothing stays
 * reserved. What the call has cost is told to its {@link ai.orcarouter.firewall.internal.run.Settlement} afterwards.
 *
 * <p><b>How far a budget can be exceeded.</b> Reservations under a cap never make spent plus reserved exceed it. Beyond
 * it come only: what calls cost more than their estimates (without an estimate, all they cost), calls settled after
 * their lease had ended, and calls that other rules than the capped one let through, which the run's account counts as
 * well. Settling returns the balances, which show it.
 */
@NullMarked
package ai.orcarouter.firewall.internal.run;

import org.jspecify.annotations.NullMarked;
