/* SPDX-License-Identifier: Apache-2.0 */
/** The policy engine: {@code FirewallEngine} decides calls, {@code PolicyCodec} reads and writes policies. */
@NullMarked
package ai.orcarouter.firewall;

import org.jspecify.annotations.NullMarked;
