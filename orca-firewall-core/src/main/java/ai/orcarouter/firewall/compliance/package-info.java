/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Compliance packs (REFERENCE 10): the catalogue of frameworks, their clauses and the controls that realise them; packs
 * installed in a workspace, first observing and then enforcing; and how far a workspace realises a framework.
 */
@NullMarked
package ai.orcarouter.firewall.compliance;

import org.jspecify.annotations.NullMarked;
