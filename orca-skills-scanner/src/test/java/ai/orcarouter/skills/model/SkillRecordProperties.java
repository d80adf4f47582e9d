/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds for the mode of a record whatever scans come (REFERENCE 6.4, SEMANTICS 9). */
class SkillRecordProperties {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

    private static SkillPin pin(int seed) {
        Band band = List.of(Band.LOW, Band.MEDIUM, Band.HIGH, Band.CRITICAL).get(seed % 4);
        ScanVerdict verdict = List.of(ScanVerdict.CLEAN, ScanVerdict.FLAGGED, ScanVerdict.BLOCKED)
                .get((seed / 4) % 3);
        String hash = "hash" + (seed / 12) % 3;
        return new SkillPin(
                "1",
                "1.2.0",
                hash,
                SkillFormat.SKILL,
                0,
                band,
                verdict,
                true,
                "",
                List.of(),
                List.of(),
                SkillScope.none(),
                SkillScope.none(),
                List.of(),
                List.of(),
                List.of());
    }

    private static SkillRecord record(SkillOrigin origin, int seed) {
        SkillRecord empty =
                new SkillRecord("s", SkillKind.SKILL, origin, "", List.of(), SkillMode.ALLOW, null, null, null, null);
        return empty.scanned(pin(seed), List.of());
    }

    @Property
    void scans_neverLoosen(
            @ForAll SkillOrigin origin, @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 35) Integer> seeds) {
        SkillRecord record = record(origin, seeds.get(0));
        for (int seed : seeds) {
            SkillRecord next = record.scanned(pin(seed), List.of());
            assertThat(next.effective(NOW)).isGreaterThanOrEqualTo(record.effective(NOW));
            assertThat(next.effective(NOW)).isGreaterThanOrEqualTo(pin(seed).derived());
            record = next;
        }
    }

    @Property
    void relaxation_neverOutlivesWhatItWasGivenFor(
            @ForAll SkillOrigin origin,
            @ForAll SkillMode mode,
            @ForAll @IntRange(max = 35) int first,
            @ForAll @IntRange(max = 35) int second) {
        SkillRecord before = record(origin, first);
        SkillRecord set = before.overridden(
                new SkillOverride(mode, "because", "ada", NOW, null, before.contentHash(), before.mode()));
        SkillRecord after = set.scanned(pin(second), List.of());
        boolean seen = origin == SkillOrigin.AUTO_DETECTED;
        assertThat(set.effective(NOW)).isEqualTo(seen ? mode.stricter(SkillMode.QUARANTINE) : mode);
        boolean same = after.contentHash().equals(before.contentHash()) && after.mode() == before.mode();
        if (!same) {
            assertThat(after.effective(NOW)).isGreaterThanOrEqualTo(after.floored());
        }
        assertThat(after.effective(NOW)).isGreaterThanOrEqualTo(mode);
    }

    @Property
    void autoDetected_isNeverAllowed_withoutAPerson(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 35) Integer> seeds) {
        SkillRecord record = record(SkillOrigin.AUTO_DETECTED, seeds.get(0));
        for (int seed : seeds) {
            record = record.scanned(pin(seed), List.of());
            assertThat(record.effective(NOW)).isNotEqualTo(SkillMode.ALLOW);
        }
    }

    @Property
    void clockBehindTheOverride_isNeverAReasonToAllow(
            @ForAll SkillOrigin origin,
            @ForAll SkillMode mode,
            @ForAll @IntRange(max = 35) int seed,
            @ForAll @IntRange(min = 1) int behind) {
        SkillRecord before = record(origin, seed);
        SkillRecord set = before.overridden(
                new SkillOverride(mode, "because", "ada", NOW, null, before.contentHash(), before.mode()));
        SkillMode then = set.effective(NOW.minusMillis(behind));
        assertThat(then).isGreaterThanOrEqualTo(before.effective(NOW)).isGreaterThanOrEqualTo(mode);
    }
}
