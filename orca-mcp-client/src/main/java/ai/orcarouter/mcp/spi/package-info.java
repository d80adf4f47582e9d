/* SPDX-License-Identifier: Apache-2.0 */
/** What a host may put behind the gateway, or let servers ask of it. Types of the JDK and Orca only. */
@NullMarked
package ai.orcarouter.mcp.spi;

import org.jspecify.annotations.NullMarked;
