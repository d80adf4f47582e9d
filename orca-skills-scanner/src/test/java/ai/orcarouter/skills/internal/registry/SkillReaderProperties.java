/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.skills.model.Band;
import ai.orcarouter.skills.model.FindingSeverity;
import ai.orcarouter.skills.model.PinnedFinding;
import ai.orcarouter.skills.model.ProductScore.ManifestFinding;
import ai.orcarouter.skills.model.ScanVerdict;
import ai.orcarouter.skills.model.SkillChange;
import ai.orcarouter.skills.model.SkillFormat;
import ai.orcarouter.skills.model.SkillKind;
import ai.orcarouter.skills.model.SkillMode;
import ai.orcarouter.skills.model.SkillOrigin;
import ai.orcarouter.skills.model.SkillOverride;
import ai.orcarouter.skills.model.SkillPin;
import ai.orcarouter.skills.model.SkillRecord;
import ai.orcarouter.skills.model.SkillReview;
import ai.orcarouter.skills.model.SkillScope;
import ai.orcarouter.skills.model.SkillSignature;
import ai.orcarouter.skills.model.ToldText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Documents of skills: what is written is read back, and nothing else than the documented refusal comes of others. */
class SkillReaderProperties {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.123456Z");

    /** A record in which a hostile package left as many long texts as are kept. */
    @Test
    void record_thatWouldBeTooLong_isWrittenWithLess_andReadBack() {
        SkillRecord small = record("");
        SkillPin pin = small.pin().orElseThrow();
        Set<String> many = IntStream.range(0, 500)
                .mapToObj(i -> "\u4E16".repeat(500) + i)
                .collect(Collectors.toCollection(TreeSet::new));
        SkillScope wide = new SkillScope(many, many, many, many, many, many);
        SkillPin full = new SkillPin(
                pin.ruleset(),
                pin.version(),
                pin.contentHash(),
                pin.format(),
                pin.score(),
                pin.band(),
                pin.verdict(),
                pin.complete(),
                pin.publisher(),
                pin.manifestFindings(),
                pin.findings(),
                wide,
                wide,
                List.copyOf(many),
                pin.changes(),
                pin.told());
        String written = SkillWriter.write(small.scanned(full, List.of("read", "write")));
        assertThat(written.getBytes(StandardCharsets.UTF_8).length).isLessThan(4 << 20);
        SkillRecord read = SkillReader.read(written);
        assertThat(read.allowedTools()).containsExactly("read", "write");
        assertThat(read.pin().orElseThrow().findings()).isEqualTo(pin.findings());
    }

    private static SkillRecord record(String text) {
        SkillScope scope = new SkillScope(
                Set.of("t" + text), Set.of("h.dev"), Set.of("KEY"), Set.of("jq"), Set.of("~/a"), Set.of("network"));
        SkillPin pin = new SkillPin(
                "1.0",
                "1.2.0",
                "ab",
                SkillFormat.SKILL,
                42,
                Band.HIGH,
                ScanVerdict.FLAGGED,
                true,
                "acme",
                List.of(new ManifestFinding("tool_creep", "x" + text, "error")),
                List.of(new PinnedFinding("ORCA-SK-201", FindingSeverity.HIGH, "m" + text, "f", 3, "p")),
                scope,
                scope,
                List.of("run.sh"),
                List.of(new SkillChange("ORCA-SK-801", FindingSeverity.HIGH, "n" + text)),
                List.of(new ToldText("tool t" + text, "0123456789abcdef")));
        return new SkillRecord(
                "writer",
                SkillKind.PLUGIN,
                SkillOrigin.REGISTRY,
                "acme",
                List.of("a.b"),
                SkillMode.QUARANTINE,
                pin,
                new SkillSignature("k", "dg=="),
                new SkillReview("ada", NOW, "ab", "note" + text),
                new SkillOverride(SkillMode.ALLOW, "r" + text, "ada", NOW, NOW.plusSeconds(9), "ab", SkillMode.BLOCK),
                List.of("a.b"),
                SkillMode.QUARANTINE,
                7);
    }

    @Test
    void written_isReadBack() {
        SkillRecord record = record("");
        assertThat(SkillReader.read(SkillWriter.write(record))).isEqualTo(record);
    }

    @Test
    void withoutTexts_isRead_asRecordsWereBeforeTheyWereKept() {
        String written = SkillWriter.write(record(""));
        String old = written.replaceFirst(",\"told\":\\[[^]]*]", "");
        assertThat(old).isNotEqualTo(written);
        assertThat(SkillReader.read(old).pin().orElseThrow().told()).isEmpty();
    }

    @Test
    void withoutStatements_theToolsThatTheManifestDoesNotDeclareAreTheHosts() {
        String written = SkillWriter.write(record(""))
                .replace("\"allowed_tools\":[\"a.b\"]", "\"allowed_tools\":[\"a.b\",\"t\"]")
                .replace("\"stated_tools\":[\"a.b\"],", "")
                .replace("\"stated_mode\":\"quarantine\",", "");
        SkillRecord old = SkillReader.read(written);
        assertThat(old.allowedTools()).containsExactly("a.b", "t");
        assertThat(old.statedTools()).containsExactly("a.b");
        assertThat(old.statedMode()).isEqualTo(SkillMode.ALLOW);
    }

    @Test
    void withoutAMode_theOneOfTheScanCounts() {
        String written = SkillWriter.write(record("")).replace("\"mode\":\"quarantine\",\"risk", "\"risk");
        SkillRecord silent = SkillReader.read(written);
        assertThat(silent.mode()).isEqualTo(silent.pin().orElseThrow().derived());
    }

    @Property(tries = 300)
    void written_withAnyText_isReadBack_andWrittenAlike(@ForAll @StringLength(max = 40) String text) {
        String written = SkillWriter.write(record(text));
        assertThat(SkillWriter.write(SkillReader.read(written))).isEqualTo(written);
    }

    @Property(tries = 1_000)
    void anyText_isReadOrRefused(@ForAll @StringLength(max = 200) String text) {
        assertReadOrRefused(text);
    }

    @Property(tries = 1_000)
    void damaged_isReadOrRefused(
            @ForAll @IntRange(max = 2_000) int at, @ForAll @StringLength(max = 6) String put, @ForAll boolean cut) {
        String written = SkillWriter.write(record(""));
        int from = at % written.length();
        assertReadOrRefused(
                written.substring(0, from) + put + written.substring(Math.min(written.length(), from + (cut ? 3 : 0))));
    }

    private static void assertReadOrRefused(String json) {
        try {
            assertThat(SkillReader.read(json).name()).isNotNull();
        } catch (OrcaException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.INVALID_DOCUMENT);
            assertThat(e.issues()).isNotEmpty();
        }
    }
}
