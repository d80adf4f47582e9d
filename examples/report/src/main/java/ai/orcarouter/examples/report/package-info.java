/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A compliance report for people: {@link ai.orcarouter.examples.report.Renderings} makes HTML, CSV and PDF of it, and
 * {@link ai.orcarouter.examples.report.ReportFolder} keeps its files in a folder and reads them back for verification.
 * Each rendering depends on the report alone, so the same report always gives the same bytes.
 */
@NullMarked
package ai.orcarouter.examples.report;

import org.jspecify.annotations.NullMarked;
