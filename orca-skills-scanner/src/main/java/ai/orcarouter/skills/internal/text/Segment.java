/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.text;

/**
 * A part of a text.
 *
 * @param kind what it is
 * @param start its first character
 * @param end behind its last
 * @param language of a fence or program text, in lower case; may be empty
 * @param headings the headings above it, in lower case, outermost first
 */
public record Segment(SegmentKind kind, int start, int end, String language, String headings) {}
