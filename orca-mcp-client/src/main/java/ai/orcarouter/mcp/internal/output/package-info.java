/* SPDX-License-Identifier: Apache-2.0 */
/** Whether the structured content of a result is what the tool's approved definition promises (mcp.md section 3.1). */
@NullMarked
package ai.orcarouter.mcp.internal.output;

import org.jspecify.annotations.NullMarked;
