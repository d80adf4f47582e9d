/* SPDX-License-Identifier: Apache-2.0 */
/** The configuration of a workspace: its documents, the snapshot that decisions are made against, and its changes. */
@NullMarked
package ai.orcarouter.firewall.internal.workspace;

import org.jspecify.annotations.NullMarked;
