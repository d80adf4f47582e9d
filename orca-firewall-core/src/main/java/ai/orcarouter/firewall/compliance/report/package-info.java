/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Compliance reports that anyone can verify (REFERENCE 10.3, SEMANTICS 10.2).
 *
 * <p>{@link ai.orcarouter.firewall.compliance.report.ComplianceReports} makes a report of a workspace: one evidence
 * document in canonical JSON, its SHA-256 and an Ed25519 signature over that hash. A host renders it and gets the files
 * to hand over with a signed manifest of them. {@link ai.orcarouter.firewall.compliance.report.ReportVerifier} needs
 * nothing but the files and the public keys that the reader trusts. Nothing in a report is a secret, a rule or a text
 * that an agent saw.
 */
@NullMarked
package ai.orcarouter.firewall.compliance.report;

import org.jspecify.annotations.NullMarked;
