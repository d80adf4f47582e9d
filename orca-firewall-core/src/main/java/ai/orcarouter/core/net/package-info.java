/* SPDX-License-Identifier: Apache-2.0 */
/** Hosts, URLs, addresses and destinations: one canonicaliser, one address table, one guard for the dial. */
@NullMarked
package ai.orcarouter.core.net;

import org.jspecify.annotations.NullMarked;
