/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.report;

import ai.orcarouter.firewall.compliance.report.Rendering;
import ai.orcarouter.firewall.compliance.report.Report;
import java.util.List;

/** The renderings of a report: {@code report.html}, {@code report.csv} and {@code report.pdf}. Stateless. */
public final class Renderings {
    private Renderings() {}

    /** All of them; the same report always gives the same bytes. */
    public static List<Rendering> of(Report report) {
        ReportView view = ReportView.of(report);
        return List.of(HtmlRenderer.render(view), CsvRenderer.render(view), PdfRenderer.render(view));
    }
}
