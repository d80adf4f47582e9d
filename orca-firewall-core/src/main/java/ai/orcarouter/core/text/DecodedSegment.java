/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text;

/**
 * What a part of a text decodes to.
 *
 * @param text what it decodes to, with the way back to the original
 * @param encoding how it was encoded
 * @param start where the encoded part starts in the original, in UTF-16 units
 * @param end where it ends in the original
 * @param depth how many encodings lie over the text, 1 or more
 */
public record DecodedSegment(MappedText text, Encoding encoding, int start, int end, int depth) {}
