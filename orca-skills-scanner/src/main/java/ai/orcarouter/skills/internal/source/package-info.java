/* SPDX-License-Identifier: Apache-2.0 */
/** Reads packages of files from folders, archives and memory, within limits and never outside of their root. */
@NullMarked
package ai.orcarouter.skills.internal.source;

import org.jspecify.annotations.NullMarked;
