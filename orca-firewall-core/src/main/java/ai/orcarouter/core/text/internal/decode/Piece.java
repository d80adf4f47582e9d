/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.decode;

import ai.orcarouter.core.text.Encoding;
import ai.orcarouter.core.text.internal.offset.OffsetMap;

/**
 * A part of a text that was decoded.
 *
 * @param encoding how it was encoded
 * @param start where it starts in the text
 * @param end where it ends
 * @param text what it decodes to
 * @param map from offsets of what it decodes to, to offsets of the text
 */
public record Piece(Encoding encoding, int start, int end, String text, OffsetMap map) {}
