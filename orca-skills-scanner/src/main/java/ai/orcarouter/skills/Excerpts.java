/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills;

import ai.orcarouter.skills.internal.pass.Subject;
import ai.orcarouter.skills.internal.text.ScanFile;
import ai.orcarouter.skills.internal.text.SecretMask;
import ai.orcarouter.skills.model.Excerpt;
import ai.orcarouter.skills.model.SkillFinding;
import ai.orcarouter.skills.model.SkillReport;
import ai.orcarouter.skills.model.SourceSpan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The lines around findings. */
final class Excerpts {
    private static final int AROUND = 2;
    private static final int MAX_LINES = 12;

    private final Subject subject;
    private final SecretMask mask;
    private final Map<String, List<String>> files = new HashMap<>();

    private Excerpts(Subject subject) {
        this.subject = subject;
        mask = SecretMask.of(subject.files());
    }

    /** The report with the lines around each finding, and those of its steps. */
    static SkillExamination of(Subject subject, SkillReport report) {
        Excerpts excerpts = new Excerpts(subject);
        List<Excerpt> around = new ArrayList<>();
        List<List<Excerpt>> steps = new ArrayList<>();
        for (SkillFinding finding : report.findings()) {
            around.add(excerpts.around(finding.span(), AROUND));
            List<Excerpt> way = new ArrayList<>();
            if (!finding.related().isEmpty()) {
                way.add(excerpts.around(finding.span(), 0));
                finding.related().forEach(span -> way.add(excerpts.around(span, 0)));
            }
            steps.add(way);
        }
        return new SkillExamination(report, around, steps);
    }

    private Excerpt around(SourceSpan span, int more) {
        if (span.line() == 0) {
            return Excerpt.none();
        }
        List<String> lines = files.computeIfAbsent(span.file(), this::lines);
        int first = Math.max(1, span.line() - more);
        int last = Math.min(lines.size(), Math.min(span.endLine() + more, first + MAX_LINES - 1));
        return first > last ? Excerpt.none() : new Excerpt(first, lines.subList(first - 1, last));
    }

    private List<String> lines(String path) {
        List<String> lines = new ArrayList<>();
        for (ScanFile file : subject.files()) {
            if (file.path().equals(path)) {
                String text = mask.hide(file.raw());
                int from = 0;
                while (from <= text.length()) {
                    int end = text.indexOf('\n', from);
                    int to = end < 0 ? text.length() : end;
                    lines.add(text.substring(from, Math.min(to, from + Excerpt.MAX_CHARS)));
                    from = to + 1;
                }
                return lines;
            }
        }
        return lines;
    }
}
