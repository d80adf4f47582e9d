/* SPDX-License-Identifier: Apache-2.0 */
/** What host code may throw while it is asked. */
@NullMarked
package ai.orcarouter.firewall.internal.fault;

import org.jspecify.annotations.NullMarked;
