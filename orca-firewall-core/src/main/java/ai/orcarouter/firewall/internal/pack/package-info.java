/* SPDX-License-Identifier: Apache-2.0 */
/** Whether a policy does what the rules of a compliance pack ask for (SEMANTICS 10.1). */
@NullMarked
package ai.orcarouter.firewall.internal.pack;

import org.jspecify.annotations.NullMarked;
