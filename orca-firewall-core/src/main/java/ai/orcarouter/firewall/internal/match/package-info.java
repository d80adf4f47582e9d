/* SPDX-License-Identifier: Apache-2.0 */
/** Tests on one value: tool-name globs and argument clauses. */
@NullMarked
package ai.orcarouter.firewall.internal.match;

import org.jspecify.annotations.NullMarked;
