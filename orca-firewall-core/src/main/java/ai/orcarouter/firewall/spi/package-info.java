/* SPDX-License-Identifier: Apache-2.0 */
/** What a host or a sibling module implements to take part in a decision. */
@NullMarked
package ai.orcarouter.firewall.spi;

import org.jspecify.annotations.NullMarked;
