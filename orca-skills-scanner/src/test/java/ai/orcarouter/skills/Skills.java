/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills;

import ai.orcarouter.skills.model.FindingSeverity;
import ai.orcarouter.skills.model.SkillReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** Scans of texts that tests write. */
public final class Skills {
    private static final SkillScanner SCANNER = SkillScanner.standard();

    private Skills() {}

    /** Scans one file. */
    public static SkillReport scan(String path, String text) {
        return scan(Map.of(path, text));
    }

    /** Scans some files. */
    public static SkillReport scan(Map<String, String> texts) {
        return scan(SCANNER, texts);
    }

    /** Scans some files with a scanner. */
    public static SkillReport scan(SkillScanner scanner, Map<String, String> texts) {
        try {
            return scanner.scan(SkillSource.texts("sample", new TreeMap<>(texts)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A skill with front matter and a body. */
    public static String skill(String body) {
        return "---\nname: sample\ndescription: Helps with ordinary work.\n---\n\n# Sample\n\n" + body + "\n";
    }

    /** Whether a report has a finding of a rule that is at least this severe. */
    public static boolean has(SkillReport report, String rule, FindingSeverity least) {
        return report.findings().stream()
                .anyMatch(
                        f -> f.rule().equals("ORCA-SK-" + rule) && f.severity().compareTo(least) >= 0);
    }
}
