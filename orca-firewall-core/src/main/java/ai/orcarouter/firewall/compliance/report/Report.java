/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.report;

/**
 * A report as it is stored: what was found when it was made, however long the events behind it are kept.
 *
 * @param header what it is about and what it is verified by
 * @param evidence the evidence document, canonical JSON; its UTF-8 bytes are what was hashed
 */
public record Report(ReportHeader header, String evidence) {}
