/* SPDX-License-Identifier: Apache-2.0 */
/** Ways to a server: Streamable HTTP behind the dial guard, a child process, and a server in this process. */
@NullMarked
package ai.orcarouter.mcp.internal.transport;

import org.jspecify.annotations.NullMarked;
