/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package ai.orcarouter.mcp.internal.output;

import org.jspecify.annotations.NullMarked;
