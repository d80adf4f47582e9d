/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.skills.SkillExamination;
import ai.orcarouter.skills.model.Excerpt;
import ai.orcarouter.skills.model.FindingSeverity;
import ai.orcarouter.skills.model.ProductScore;
import ai.orcarouter.skills.model.ProductScore.ManifestFinding;
import ai.orcarouter.skills.model.ScorePart;
import ai.orcarouter.skills.model.SkillFinding;
import ai.orcarouter.skills.model.SkillReport;
import ai.orcarouter.skills.model.SourceSpan;
import ai.orcarouter.skills.model.SuppressedFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A page with reports of scans for a reviewer; see {@link HtmlPage}. */
final class SkillPage {
    private static final String CSS = """
            :root{color-scheme:light dark}
            h2{border-top:1px solid #8885;margin-top:2.5em;padding-top:1.2em;overflow-wrap:anywhere}
            table{border-collapse:collapse;width:100%;table-layout:fixed}
            td,th{border-bottom:1px solid #8883;padding:.25em .6em;text-align:left;vertical-align:top;
            overflow-wrap:anywhere}
            details{border:1px solid #8884;border-radius:6px;margin:.6em 0;padding:.5em .8em}
            summary{cursor:pointer;overflow-wrap:anywhere}
            .b{border-radius:4px;color:#fff;font-size:85%;font-weight:600;padding:.1em .5em}
            .critical,.block{background:#8e1414}.high{background:#c2410c}.quarantine{background:#c2410c}
            .medium{background:#a16207}.low,.allow{background:#3f6f46}
            .bar{background:#c2410c;display:inline-block;height:.6em;border-radius:2px}
            .new{background:#fde68a;color:#111;border-radius:3px;padding:0 .2em}
            pre .n{color:#777;user-select:none}pre mark{background:#fbbf24;color:#111}
            .dim{opacity:.75}code{overflow-wrap:anywhere}
            """;

    private final StringBuilder out = new StringBuilder(1 << 14);
    private int number;

    private SkillPage() {}

    /** A scan and what to call it. */
    record Scanned(String id, SkillExamination examination) {}

    /** The whole page. */
    static String of(List<Scanned> scans) {
        SkillPage page = new SkillPage();
        page.out.append(HtmlPage.head("Skills scan", CSS));
        page.overview(scans);
        scans.forEach(page::skill);
        return page.out.append(HtmlPage.foot()).toString();
    }

    private void overview(List<Scanned> scans) {
        out.append("<table><tr><th>Capability</th><th>Band</th><th>Mode</th><th>Score</th><th>Findings</th></tr>\n");
        for (int i = 0; i < scans.size(); i++) {
            SkillReport report = scans.get(i).examination().report();
            out.append("<tr><td><a href=\"#s")
                    .append(i)
                    .append("\">")
                    .append(text(scans.get(i).id()));
            out.append("</a></td><td>").append(badge(report.band().label())).append("</td><td>");
            out.append(badge(report.mode().label())).append("</td><td>").append(report.score());
            out.append("</td><td>").append(report.findings().size()).append("</td></tr>\n");
        }
        out.append("</table>\n");
    }

    private void skill(Scanned scan) {
        SkillReport report = scan.examination().report();
        out.append("<h2 id=\"s")
                .append(number++)
                .append("\">")
                .append(text(scan.id()))
                .append(' ');
        out.append(badge(report.band().label()))
                .append(' ')
                .append(badge(report.mode().label()));
        out.append("</h2>\n<p>")
                .append(text(report.name()))
                .append(" · ")
                .append(text(report.format().label()));
        out.append(" · manifest ").append(report.product().verdict().label());
        out.append(report.complete() ? "" : " · <strong>not everything was looked at</strong>");
        out.append("</p>\n<p class=\"dim\">content <code>").append(text(report.contentHash()));
        out.append("</code>, rules <code>").append(text(report.ruleset())).append("</code></p>\n");
        scores(report);
        scopes(report);
        findings(scan.examination());
        rest(report);
    }

    private void scores(SkillReport report) {
        out.append("<h3>Score</h3>\n<table><tr><th>Content: ")
                .append(report.content().score())
                .append(" (");
        out.append(report.content().band().label())
                .append("; code ")
                .append(report.content().executable());
        out.append(", prose ").append(report.content().prose()).append(")</th><th>Manifest: ");
        out.append(report.product().score())
                .append(" (")
                .append(report.product().band().label());
        out.append(")</th></tr>\n<tr><td>");
        parts(report.content().parts());
        out.append("</td><td>");
        parts(report.product().parts());
        for (ManifestFinding finding : report.product().findings()) {
            out.append("<div>").append(text(finding.severity())).append(": ").append(text(finding.kind()));
            out.append(" <code>").append(text(finding.target())).append("</code></div>");
        }
        out.append("</td></tr></table>\n<p class=\"dim\">The stricter of both bands counts.</p>\n");
    }

    private void parts(List<ScorePart> parts) {
        if (parts.isEmpty()) {
            out.append("<span class=\"dim\">nothing</span>");
        }
        for (ScorePart part : parts) {
            out.append("<div><span class=\"bar\" style=\"width:")
                    .append(Math.max(0, part.points()))
                    .append("px\">");
            out.append("</span> ")
                    .append(part.points())
                    .append(' ')
                    .append(text(part.name()))
                    .append("</div>");
        }
    }

    private void scopes(SkillReport report) {
        out.append("<h3>Scope</h3>\n<table><tr><th></th><th>Declared</th><th>Used</th></tr>\n");
        row("Tools", report.declared().tools(), report.used().tools());
        row("Hosts", report.declared().hosts(), report.used().hosts());
        row("Environment", report.declared().env(), report.used().env());
        row("Programs", report.declared().bins(), report.used().bins());
        row("Paths", report.declared().paths(), report.used().paths());
        row("Permissions", report.declared().permissions(), report.used().permissions());
        out.append("</table>\n<p class=\"dim\"><span class=\"new\">Marked</span>: used, and not declared.</p>\n");
    }

    private void row(String what, Set<String> declared, Set<String> used) {
        out.append("<tr><td>").append(what).append("</td><td>");
        new TreeSet<>(declared)
                .forEach(each -> out.append("<div>").append(text(each)).append("</div>"));
        out.append("</td><td>");
        for (String each : new TreeSet<>(used)) {
            out.append(declared.contains(each) ? "<div>" : "<div><span class=\"new\">")
                    .append(text(each));
            out.append(declared.contains(each) ? "</div>" : "</span></div>");
        }
        out.append("</td></tr>\n");
    }

    private void findings(SkillExamination examination) {
        List<SkillFinding> findings = examination.report().findings();
        out.append("<h3>Findings</h3>\n");
        if (findings.isEmpty()) {
            out.append("<p>None. That says nothing about intent, nor about what is fetched at run time.</p>\n");
        }
        for (int i = 0; i < findings.size(); i++) {
            finding(
                    findings.get(i),
                    examination.excerpts().get(i),
                    examination.steps().get(i));
        }
    }

    private void finding(SkillFinding finding, Excerpt excerpt, List<Excerpt> way) {
        boolean open = finding.severity().compareTo(FindingSeverity.HIGH) >= 0;
        out.append(open ? "<details open>" : "<details>").append("<summary>");
        out.append(badge(finding.severity().label())).append(" <strong>").append(text(finding.message()));
        out.append("</strong> <span class=\"dim\">")
                .append(text(finding.rule()))
                .append(" · ");
        out.append(text(finding.span().toString())).append("</span></summary>\n");
        if (excerpt.lines().isEmpty()) {
            out.append("<pre>").append(text(finding.evidence())).append("</pre>\n");
        } else {
            out.append(ExcerptLines.of(finding.span(), excerpt));
        }
        if (!finding.related().isEmpty()) {
            out.append("<p>Steps:</p>\n<ol>\n");
            List<SourceSpan> steps = new ArrayList<>(List.of(finding.span()));
            steps.addAll(finding.related());
            for (int i = 0; i < steps.size(); i++) {
                out.append("<li>").append(text(steps.get(i).toString()));
                boolean shown = i < way.size() && !way.get(i).lines().isEmpty();
                out.append(shown ? ExcerptLines.of(steps.get(i), way.get(i)) : "")
                        .append("</li>\n");
            }
            out.append("</ol>\n");
        }
        list(finding.notes());
        out.append("<p>").append(text(finding.remediation())).append("</p>\n<p class=\"dim\">");
        out.append(text(finding.title()))
                .append(" · ")
                .append(text(finding.threat().label()))
                .append(" · ");
        out.append(text(String.join(" ", finding.threat().cwe()))).append(" · fingerprint <code>");
        out.append(text(finding.fingerprint())).append("</code></p></details>\n");
    }

    private void rest(SkillReport report) {
        if (!report.suppressed().isEmpty() || !report.product().accepted().isEmpty()) {
            out.append("<h3>Accepted by the baseline</h3>\n<ul>\n");
            for (SuppressedFinding each : report.suppressed()) {
                out.append("<li>")
                        .append(badge(each.finding().severity().label()))
                        .append(' ');
                out.append(text(each.finding().message())).append(" <span class=\"dim\">");
                out.append(text(each.finding().rule()))
                        .append(" · ")
                        .append(text(each.finding().span().toString()));
                out.append("</span>: ").append(text(each.reason())).append("</li>\n");
            }
            for (ProductScore.Accepted each : report.product().accepted()) {
                out.append("<li>manifest: ").append(text(each.finding().kind()));
                out.append(" <code>").append(text(each.finding().target())).append("</code>: ");
                out.append(text(each.reason())).append("</li>\n");
            }
            out.append("</ul>\n");
        }
        if (!report.gaps().isEmpty()) {
            out.append("<h3>Not looked at</h3>\n");
            list(report.gaps());
        }
    }

    private void list(List<String> items) {
        if (!items.isEmpty()) {
            out.append("<ul>\n");
            items.forEach(each -> out.append("<li>").append(text(each)).append("</li>\n"));
            out.append("</ul>\n");
        }
    }

    /** A word of ours on a colour of its own. */
    private static String badge(String label) {
        return "<span class=\"b " + label + "\">" + label + "</span>";
    }

    private static String text(String text) {
        return HtmlPage.escaped(text);
    }
}
