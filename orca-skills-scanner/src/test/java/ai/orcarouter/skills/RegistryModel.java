/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills;

import ai.orcarouter.skills.model.Band;
import ai.orcarouter.skills.model.FindingSeverity;
import ai.orcarouter.skills.model.ScanVerdict;
import ai.orcarouter.skills.model.SkillKind;
import ai.orcarouter.skills.model.SkillMode;
import ai.orcarouter.skills.model.SkillOrigin;
import ai.orcarouter.skills.model.SkillReport;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a registry of skills should say, written down as plainly as can be. */
final class RegistryModel {
    /** Something to scan: files, and what a scan of them comes to. */
    static final class Content {
        final Map<String, String> texts;
        private final Map<SkillOrigin, SkillReport> reports = new EnumMap<>(SkillOrigin.class);

        private Content(Map<String, String> texts) {
            this.texts = texts;
            for (SkillOrigin origin : SkillOrigin.values()) {
                reports.put(
                        origin,
                        Skills.scan(SkillScanner.builder().origin(origin).build(), texts));
            }
        }

        Scan scan(SkillOrigin origin) {
            SkillReport report = java.util.Objects.requireNonNull(reports.get(origin));
            Set<String> can = new HashSet<>(report.scripts());
            can.addAll(report.used().hosts());
            report.findings().stream()
                    .filter(finding -> finding.severity().compareTo(FindingSeverity.HIGH) >= 0)
                    .forEach(finding -> can.add(finding.rule()));
            return new Scan(
                    report.contentHash(), report.band(), report.product().verdict(), can);
        }
    }

    /** What came of a scan: the hash, the risk, and what it can do of which more is a change of severity high. */
    record Scan(String hash, Band band, ScanVerdict verdict, Set<String> can) {
        SkillMode derived() {
            return band.mode().stricter(verdict.mode());
        }

        boolean canMoreThan(Scan other) {
            return !hash.equals(other.hash) && !other.can.containsAll(can);
        }

        boolean isWorseThan(Scan other) {
            return band.compareTo(other.band) > 0 || verdict.compareTo(other.verdict) > 0;
        }
    }

    static final List<Content> CONTENTS = List.of(
            new Content(SkillWorld.CLEAN),
            new Content(Map.of("SKILL.md", Skills.skill("Write long sentences."))),
            new Content(Map.of("SKILL.md", Skills.skill("Write."), "run.sh", "echo one\n")),
            new Content(SkillWorld.HIGH),
            new Content(SkillWorld.CRITICAL));

    /** An operator's mode. */
    record Said(SkillMode mode, Instant at, @Nullable Instant end, String hash, SkillMode replaced) {}

    /** A record. */
    static final class Row {
        SkillKind kind = SkillKind.SKILL;
        SkillOrigin origin = SkillOrigin.PRIVATE;
        SkillMode mode = SkillMode.ALLOW;
        SkillMode stated = SkillMode.ALLOW;
        Scan scan;
        Scan basis;
        boolean changed;
        String reviewed = "";

        @Nullable
        Said override;

        Row(Scan scan) {
            this.scan = scan;
            basis = scan;
        }

        boolean isDecided() {
            return !reviewed.isEmpty() || override != null;
        }

        boolean isHeldUntilReview() {
            return origin == SkillOrigin.AUTO_DETECTED && !reviewed.equals(scan.hash());
        }

        /** Another scan only tightens. */
        void scanned(Scan next) {
            if (!next.hash().equals(scan.hash())) {
                changed = next.canMoreThan(basis);
            }
            scan = next;
            mode = mode.stricter(next.derived());
            if (changed && !reviewed.equals(next.hash())) {
                mode = mode.stricter(SkillMode.QUARANTINE);
            }
        }

        void review() {
            reviewed = scan.hash();
            basis = scan;
            changed = false;
            mode = scan.derived().stricter(stated);
        }

        SkillMode effective(Instant now) {
            SkillMode floor = isHeldUntilReview() ? SkillMode.QUARANTINE : SkillMode.ALLOW;
            Said said = override;
            if (said == null || (said.end() != null && !now.isBefore(said.end()))) {
                return mode.stricter(floor);
            }
            boolean relaxes = !now.isBefore(said.at())
                    && said.hash().equals(scan.hash())
                    && said.replaced().compareTo(mode) >= 0;
            SkillMode base = relaxes ? said.mode() : mode.stricter(said.mode());
            return base.stricter(floor);
        }
    }

    final Map<String, Row> rows = new TreeMap<>();
    private final Map<String, Long> versions = new TreeMap<>();
    int degraded;

    long version(String name) {
        return versions.getOrDefault(name, 0L);
    }

    void written(String name) {
        versions.merge(name, 1L, Long::sum);
    }
}
