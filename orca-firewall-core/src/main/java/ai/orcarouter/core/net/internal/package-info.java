/* SPDX-License-Identifier: Apache-2.0 */
/** The steps behind the host and URL canonicaliser; nothing here knows a public type of the toolbox. */
@NullMarked
package ai.orcarouter.core.net.internal;

import org.jspecify.annotations.NullMarked;
