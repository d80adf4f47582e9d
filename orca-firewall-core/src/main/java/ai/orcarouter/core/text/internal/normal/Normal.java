/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.normal;

import ai.orcarouter.core.text.internal.offset.OffsetMap;
import org.jspecify.annotations.Nullable;

/**
 * A normalised text.
 *
 * @param text the text; the very string that was given when nothing was changed
 * @param map where its characters come from; null when each comes from its own place
 * @param log what was changed
 */
public record Normal(String text, @Nullable OffsetMap map, ChangeLog log) {}
