/* SPDX-License-Identifier: Apache-2.0 */
/** Redacts string values of arguments: presets, registered sanitizers and authored patterns (REFERENCE 2.8). */
@NullMarked
package ai.orcarouter.firewall.internal.sanitize;

import org.jspecify.annotations.NullMarked;
