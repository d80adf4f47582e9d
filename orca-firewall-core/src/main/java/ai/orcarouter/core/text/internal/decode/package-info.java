/* SPDX-License-Identifier: Apache-2.0 */
/** Finds and decodes encoded parts of a text for {@link ai.orcarouter.core.text.SegmentDecoder}, in linear time. */
@NullMarked
package ai.orcarouter.core.text.internal.decode;

import org.jspecify.annotations.NullMarked;
