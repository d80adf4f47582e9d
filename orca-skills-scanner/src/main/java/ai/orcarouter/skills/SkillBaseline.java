/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.document.DocumentReader;
import ai.orcarouter.core.document.Findings;
import ai.orcarouter.core.document.TreeWriter;
import ai.orcarouter.skills.internal.baseline.BaselineEntry;
import ai.orcarouter.skills.internal.baseline.BaselineReader;
import ai.orcarouter.skills.internal.baseline.ManifestPrints;
import ai.orcarouter.skills.model.ProductScore.ManifestFinding;
import ai.orcarouter.skills.model.SkillFinding;
import ai.orcarouter.skills.model.SkillReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Findings that somebody has looked at and accepts, kept in a file that is reviewed like code (skills.md 4.4).
 *
 * <pre>{@code
 * {"version": 1,
 *  "rules": [{"rule": "ORCA-SK-6*", "path": "docs/*", "reason": "examples", "owner": "ada", "expires": "2027-01-31"}],
 *  "fingerprints": [{"hash": "...", "skill": "writer", "rule": "ORCA-SK-201", "file": "SKILL.md", "reason": "..."}]}
 * }</pre>
 *
 * <p>{@code *} in a rule or path stands for any characters. Every entry needs a reason; after {@code expires} it counts
 * no more. Hidden characters, decode-and-run and lures ({@code ORCA-SK-121}, {@code 203}, {@code 503} and {@code 30x})
 * are accepted by fingerprint only, and so is what the passes over the manifest find
 * ({@code orca-manifest/tool_creep}); orders in it and a missing signature are so for just this content. A baseline
 * never comes from inside of what is scanned, unless the caller says so.
 *
 * <p>Immutable and thread-safe.
 */
public final class SkillBaseline {
    /** The longest file that is read: 4 MiB. */
    public static final int MAX_BYTES = 4 << 20;

    private static final DocumentReader READER = new DocumentReader(MAX_BYTES, 8);

    private final List<BaselineEntry> entries;

    private SkillBaseline(List<BaselineEntry> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * Reads a baseline from text.
     *
     * @param file its name, for findings; may be empty
     * @throws OrcaException with {@link ErrorCode#INVALID_DOCUMENT} and every fault
     */
    public static SkillBaseline read(String file, String text) {
        return of(READER.read(file, text));
    }

    /**
     * Reads a baseline from a file.
     *
     * @throws IOException when it cannot be read
     * @throws OrcaException with {@link ErrorCode#INVALID_DOCUMENT} and every fault
     */
    public static SkillBaseline read(Path file) throws IOException {
        return of(READER.read(file));
    }

    private static SkillBaseline of(DocumentReader.Reading reading) {
        List<BaselineEntry> entries = BaselineReader.read(reading);
        Findings findings = reading.findings();
        if (findings.hasErrors()) {
            List<Issue> issues = findings.inOrder(pointer -> "");
            throw new OrcaException(ErrorCode.INVALID_DOCUMENT, issues);
        }
        return new SkillBaseline(entries);
    }

    /**
     * A file that accepts every finding of some reports, each by its fingerprint, for somebody to go through.
     *
     * @param reason what it says of each of them
     */
    public static String write(Collection<SkillReport> reports, String reason) {
        List<Map<String, Object>> prints = new ArrayList<>();
        String ruleset = "";
        for (SkillReport report : reports) {
            ruleset = report.ruleset();
            for (SkillFinding finding : report.findings()) {
                prints.add(entry(
                        finding.fingerprint(),
                        report.name(),
                        finding.rule(),
                        finding.span().file(),
                        reason));
            }
            for (ManifestFinding finding : report.product().findings()) {
                String print = ManifestPrints.of(finding, report.contentHash());
                prints.add(entry(print, report.name(), ManifestPrints.rule(finding), "", reason));
            }
        }
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("version", 1L);
        out.put("ruleset", ruleset);
        out.put("rules", List.of());
        out.put("fingerprints", prints);
        return TreeWriter.json(out);
    }

    private static Map<String, Object> entry(String hash, String skill, String rule, String file, String reason) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("hash", hash);
        out.put("skill", skill);
        out.put("rule", rule);
        out.put("file", file);
        out.put("reason", reason);
        return out;
    }

    /** Entries that have expired by that day, as a person would name them. */
    public List<String> expired(LocalDate day) {
        return entries.stream()
                .filter(entry -> entry.isExpired(day))
                .map(BaselineEntry::toString)
                .toList();
    }

    /** Why a finding is accepted; empty when it is not. */
    Optional<String> reason(String skill, SkillFinding finding, LocalDate day) {
        for (BaselineEntry entry : entries) {
            if (!entry.isExpired(day) && entry.accepts(skill, finding)) {
                return Optional.of(entry.reason());
            }
        }
        return Optional.empty();
    }

    /** Why a finding of the manifest is accepted, which is by fingerprint only; empty when it is not. */
    Optional<String> reason(String skill, ManifestFinding finding, String contentHash, LocalDate day) {
        String rule = ManifestPrints.rule(finding);
        String print = ManifestPrints.of(finding, contentHash);
        return entries.stream()
                .filter(entry -> !entry.isExpired(day) && entry.accepts(skill, rule, print))
                .map(BaselineEntry::reason)
                .findFirst();
    }
}
