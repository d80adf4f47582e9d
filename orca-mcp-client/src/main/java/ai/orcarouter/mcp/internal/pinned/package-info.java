/* SPDX-License-Identifier: Apache-2.0 */
/** Servers that are known when a gateway starts, with their pins in a store of the host's instead of a workspace. */
@NullMarked
package ai.orcarouter.mcp.internal.pinned;

import org.jspecify.annotations.NullMarked;
