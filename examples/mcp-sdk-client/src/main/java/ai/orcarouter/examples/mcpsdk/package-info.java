/* SPDX-License-Identifier: Apache-2.0 */
/** The official MCP SDK's client with the gateway between it and the server; {@code GuardedMcpClient} is the way in. */
@NullMarked
package ai.orcarouter.examples.mcpsdk;

import org.jspecify.annotations.NullMarked;
