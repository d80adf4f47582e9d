/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package ai.orcarouter.mcp.internal.vault;

import org.jspecify.annotations.NullMarked;
