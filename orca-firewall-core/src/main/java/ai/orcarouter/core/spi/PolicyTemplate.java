/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.spi;

/**
 * A document to start from: a seed that is copied and then edited, not a lock (REFERENCE 2.14 and 4.15).
 *
 * @param plane the {@linkplain PolicyPlane#name plane} it belongs to
 * @param id identifies it within its plane, such as {@code coding}
 * @param category what it is listed under, such as {@code template} or {@code preset}
 * @param title what it is for, one sentence
 * @param yaml the document with its comments
 * @param testCalls sample calls and the verdicts that the document gives them, one JSON object a line with
 *     {@code tool}, {@code arguments} and {@code expect}; empty when there are none
 */
public record PolicyTemplate(String plane, String id, String category, String title, String yaml, String testCalls) {}
