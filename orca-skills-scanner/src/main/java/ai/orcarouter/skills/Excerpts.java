/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills;

import ai.orcarouter.skills.internal.pass.Subject;
import ai.orcarouter.skills.internal.text.ScanFile;
import ai.orcarouter.skills.model.Excerpt;
import ai.orcarouter.skills.model.SkillFinding;
import ai.orcarouter.skills.model.SourceSpan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The lines around findings. */
final class Excerpts {
    private static final int AROUND = 2;
    private static final int MAX_LINES = 12;

    private Excerpts() {}

    static List<Excerpt> of(Subject subject, List<SkillFinding> findings) {
        Map<String, List<String>> files = new HashMap<>();
        List<Excerpt> out = new ArrayList<>();
        for (SkillFinding finding : findings) {
            SourceSpan span = finding.span();
            out.add(
                    span.line() == 0
                            ? Excerpt.none()
                            : around(span, files.computeIfAbsent(span.file(), path -> lines(subject, path))));
        }
        return out;
    }

    private static Excerpt around(SourceSpan span, List<String> lines) {
        int first = Math.max(1, span.line() - AROUND);
        int last = Math.min(lines.size(), Math.min(span.endLine() + AROUND, first + MAX_LINES - 1));
        if (first > last) {
            return Excerpt.none();
        }
        return new Excerpt(first, lines.subList(first - 1, last));
    }

    private static List<String> lines(Subject subject, String path) {
        List<String> lines = new ArrayList<>();
        for (ScanFile file : subject.files()) {
            if (file.path().equals(path)) {
                String text = file.raw();
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
