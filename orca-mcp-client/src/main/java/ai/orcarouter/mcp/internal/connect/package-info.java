/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The open servers of a workspace: connections made by the registry's records and credentials, and tools that were
 * compared with what was approved. The gateway calls tools through it and knows nothing of either.
 */
@NullMarked
package ai.orcarouter.mcp.internal.connect;

import org.jspecify.annotations.NullMarked;
