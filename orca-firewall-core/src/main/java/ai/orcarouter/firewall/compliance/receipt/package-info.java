/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Signed checkpoints of the audit and event chains, and their verification (SEMANTICS 5.4).
 *
 * <p>Every row of a chain holds the hash of the row before it, so whoever knows the newest hash of a chain finds every
 * edit, removal and reordering before it. {@link ai.orcarouter.firewall.compliance.receipt.Checkpoints} signs the
 * newest hashes and numbers of all chains of a workspace; whoever keeps such a checkpoint outside of the stores finds,
 * with {@link ai.orcarouter.firewall.compliance.receipt.ChainVerifier}, whatever was tampered with up to it. A holder
 * of the signing key is out of scope. Nothing of it is on the way of a decision or of an append: a checkpoint reads
 * what was stored.
 */
@NullMarked
package ai.orcarouter.firewall.compliance.receipt;

import org.jspecify.annotations.NullMarked;
