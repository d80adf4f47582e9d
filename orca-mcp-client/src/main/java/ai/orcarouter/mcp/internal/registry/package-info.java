/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The registered servers of a workspace: read from its documents at one revision, changed by commits that record what
 * was done (REFERENCE 5.1, 9).
 */
@NullMarked
package ai.orcarouter.mcp.internal.registry;

import org.jspecify.annotations.NullMarked;
