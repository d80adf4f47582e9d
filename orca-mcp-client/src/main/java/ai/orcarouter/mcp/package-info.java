/* SPDX-License-Identifier: Apache-2.0 */
/** Home of the MCP gateway (REFERENCE 5). It holds no types yet. */
@NullMarked
package ai.orcarouter.mcp;

import org.jspecify.annotations.NullMarked;
