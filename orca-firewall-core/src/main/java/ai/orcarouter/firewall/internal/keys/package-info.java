/* SPDX-License-Identifier: Apache-2.0 */
/** What keys are checked for and compiled to. */
@NullMarked
package ai.orcarouter.firewall.internal.keys;

import org.jspecify.annotations.NullMarked;
