/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkillRecordTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

    private static SkillPin pin(String hash, Band band, ScanVerdict verdict, SkillChange... changes) {
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
                List.of(changes),
                List.of());
    }

    private static SkillRecord record(SkillOrigin origin) {
        return new SkillRecord("s", SkillKind.SKILL, origin, "", List.of(), SkillMode.ALLOW, null, null, null, null);
    }

    private static SkillRecord scanned(SkillOrigin origin, String hash, Band band) {
        return record(origin).scanned(pin(hash, band, ScanVerdict.CLEAN), List.of());
    }

    private static SkillOverride override(SkillRecord record, SkillMode mode, @Nullable Instant expires) {
        return new SkillOverride(mode, "because", "ada", NOW, expires, record.contentHash(), record.mode());
    }

    @ParameterizedTest
    @CsvSource({
        "LOW,CLEAN,ALLOW",
        "MEDIUM,CLEAN,ALLOW",
        "HIGH,CLEAN,QUARANTINE",
        "CRITICAL,CLEAN,BLOCK",
        "LOW,FLAGGED,QUARANTINE",
        "LOW,BLOCKED,BLOCK",
        "CRITICAL,FLAGGED,BLOCK",
        "HIGH,BLOCKED,BLOCK"
    })
    void derived_isTheStricterOfBandAndVerdict(Band band, ScanVerdict verdict, SkillMode mode) {
        assertThat(pin("a", band, verdict).derived()).isEqualTo(mode);
    }

    @Test
    void neverScanned_isHeld_unlessAnOperatorSaysOtherwise() {
        SkillRecord unseen = record(SkillOrigin.BYO_MCP);
        assertThat(unseen.effective(NOW)).isEqualTo(SkillMode.QUARANTINE);
        assertThat(unseen.overridden(override(unseen, SkillMode.ALLOW, null)).effective(NOW))
                .isEqualTo(SkillMode.ALLOW);
    }

    @Test
    void rescan_onlyTightens() {
        SkillRecord high = scanned(SkillOrigin.PRIVATE, "a", Band.HIGH);
        SkillRecord better = high.scanned(pin("b", Band.LOW, ScanVerdict.CLEAN), List.of());
        SkillRecord worse = better.scanned(pin("c", Band.CRITICAL, ScanVerdict.CLEAN), List.of());
        assertThat(better.effective(NOW)).isEqualTo(SkillMode.QUARANTINE);
        assertThat(worse.effective(NOW)).isEqualTo(SkillMode.BLOCK);
    }

    @Test
    void changeOfSeverityHigh_holds_untilReviewed() {
        SkillRecord before = scanned(SkillOrigin.PRIVATE, "a", Band.LOW);
        SkillPin changed = pin(
                "b",
                Band.LOW,
                ScanVerdict.CLEAN,
                new SkillChange("ORCA-SK-801", FindingSeverity.HIGH, "a new host: x"));
        SkillRecord after = before.scanned(changed, List.of());
        assertThat(after.effective(NOW)).isEqualTo(SkillMode.QUARANTINE);
        SkillRecord reviewed = after.reviewed(new SkillReview("ada", NOW, "b", ""));
        assertThat(reviewed.effective(NOW)).isEqualTo(SkillMode.ALLOW);
        assertThat(reviewed.pin().orElseThrow().changes()).isEmpty();
        assertThat(reviewed.scanned(changed, List.of()).effective(NOW)).isEqualTo(SkillMode.ALLOW);
    }

    @Test
    void autoDetected_isHeld_untilJustThisContentIsReviewed() {
        SkillRecord seen = scanned(SkillOrigin.AUTO_DETECTED, "a", Band.LOW);
        SkillRecord reviewed = seen.reviewed(new SkillReview("ada", NOW, "a", ""));
        SkillRecord changed = reviewed.scanned(pin("b", Band.LOW, ScanVerdict.CLEAN), List.of());
        assertThat(seen.effective(NOW)).isEqualTo(SkillMode.QUARANTINE);
        assertThat(reviewed.effective(NOW)).isEqualTo(SkillMode.ALLOW);
        assertThat(changed.effective(NOW)).isEqualTo(SkillMode.QUARANTINE);
        assertThat(scanned(SkillOrigin.AUTO_DETECTED, "a", Band.CRITICAL).effective(NOW))
                .isEqualTo(SkillMode.BLOCK);
    }

    @Test
    void relaxation_isNoReviewOfWhatWasOnlySeen() {
        SkillRecord seen = scanned(SkillOrigin.AUTO_DETECTED, "a", Band.LOW);
        SkillRecord allowed = seen.overridden(override(seen, SkillMode.ALLOW, null));
        assertThat(allowed.effective(NOW)).isEqualTo(SkillMode.QUARANTINE);
        assertThat(allowed.reviewed(new SkillReview("ada", NOW, "other", "")).effective(NOW))
                .isEqualTo(SkillMode.QUARANTINE);
        assertThat(allowed.reviewed(new SkillReview("ada", NOW, "a", "")).effective(NOW))
                .isEqualTo(SkillMode.ALLOW);
    }

    @Test
    void relaxation_endsWithItsContent() {
        SkillRecord high = scanned(SkillOrigin.PRIVATE, "a", Band.HIGH);
        SkillRecord allowed = high.overridden(override(high, SkillMode.ALLOW, null));
        assertThat(allowed.effective(NOW)).isEqualTo(SkillMode.ALLOW);
        assertThat(allowed.scanned(pin("b", Band.HIGH, ScanVerdict.CLEAN), List.of())
                        .effective(NOW))
                .isEqualTo(SkillMode.QUARANTINE);
    }

    @Test
    void relaxation_endsWhenTheSameContentIsJudgedStricter() {
        SkillRecord high = scanned(SkillOrigin.PRIVATE, "a", Band.HIGH);
        SkillRecord allowed = high.overridden(override(high, SkillMode.ALLOW, null));
        SkillRecord same = allowed.scanned(pin("a", Band.HIGH, ScanVerdict.CLEAN), List.of());
        SkillRecord worse = allowed.scanned(pin("a", Band.CRITICAL, ScanVerdict.CLEAN), List.of());
        assertThat(same.effective(NOW)).isEqualTo(SkillMode.ALLOW);
        assertThat(worse.effective(NOW)).isEqualTo(SkillMode.BLOCK);
    }

    @Test
    void restriction_staysWhenTheContentChanges() {
        SkillRecord low = scanned(SkillOrigin.PRIVATE, "a", Band.LOW);
        SkillRecord blocked = low.overridden(override(low, SkillMode.BLOCK, null));
        assertThat(blocked.scanned(pin("b", Band.LOW, ScanVerdict.CLEAN), List.of())
                        .effective(NOW))
                .isEqualTo(SkillMode.BLOCK);
    }

    @Test
    void override_endsAtItsTime() {
        SkillRecord high = scanned(SkillOrigin.PRIVATE, "a", Band.HIGH);
        SkillRecord allowed = high.overridden(override(high, SkillMode.ALLOW, NOW.plusSeconds(60)));
        assertThat(allowed.effective(NOW.plusSeconds(60).minusNanos(1))).isEqualTo(SkillMode.ALLOW);
        assertThat(allowed.effective(NOW.plusSeconds(60))).isEqualTo(SkillMode.QUARANTINE);
    }
}
