/* SPDX-License-Identifier: Apache-2.0 */
/** Turns a policy into an immutable program that is indexed by surface and tool name. */
@NullMarked
package ai.orcarouter.firewall.internal.compile;

import org.jspecify.annotations.NullMarked;
