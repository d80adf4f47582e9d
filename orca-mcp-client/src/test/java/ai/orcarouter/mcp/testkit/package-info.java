/* SPDX-License-Identifier: Apache-2.0 */
/** Servers to test against: real ones of others when they are installed, and hostile ones of our own. */
@NullMarked
package ai.orcarouter.mcp.testkit;

import org.jspecify.annotations.NullMarked;
