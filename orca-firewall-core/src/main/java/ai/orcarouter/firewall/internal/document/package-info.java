/* SPDX-License-Identifier: Apache-2.0 */
/** Reads JSON and YAML text into one tree that knows the place of every value and reports every fault it meets. */
@NullMarked
package ai.orcarouter.firewall.internal.document;

import org.jspecify.annotations.NullMarked;
