/* SPDX-License-Identifier: Apache-2.0 */
/** Egress entries and the scope of an egress rule. */
@NullMarked
package ai.orcarouter.firewall.internal.egress;

import org.jspecify.annotations.NullMarked;
