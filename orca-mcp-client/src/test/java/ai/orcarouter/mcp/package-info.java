/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package ai.orcarouter.mcp;

import org.jspecify.annotations.NullMarked;
