/* SPDX-License-Identifier: Apache-2.0 */
/** The immutable values of the firewall: policy, rule, call, decision (REFERENCE 2.1 to 2.11). */
@NullMarked
package ai.orcarouter.firewall.model;

import org.jspecify.annotations.NullMarked;
