/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.spi.ConfigStore;
import ai.orcarouter.skills.model.FindingSeverity;
import ai.orcarouter.skills.model.SkillChange;
import ai.orcarouter.skills.model.SkillMode;
import ai.orcarouter.skills.model.SkillVersion;
import ai.orcarouter.skills.model.StoredSkill;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept of older records, and what the version of a package says about a change. */
class SkillHistoryTest {
    private final SkillWorld world = new SkillWorld();
    private final SkillRegistry skills = world.skills;

    @AfterEach
    void close() {
        world.close();
    }

    private static Map<String, String> version(String version, String text) {
        String line = version.isEmpty() ? "" : "version: \"" + version + "\"\n";
        return Map.of("SKILL.md", "---\nname: s\ndescription: d\n" + line + "---\n" + text + "\n");
    }

    @Test
    void history_keepsEveryVersion_andOutlivesTheRecord() throws IOException {
        skills.register(
                SkillWorld.DEVELOPER,
                SkillWorld.registration("writer", SkillWorld.CLEAN).build());
        skills.override(SkillWorld.DEVELOPER, "writer", SkillMode.BLOCK, "not now", null, 1);
        skills.delete(SkillWorld.DEVELOPER, "writer", 2);
        List<SkillVersion> all = skills.history(SkillWorld.DEVELOPER, "writer", Long.MAX_VALUE, 10);
        assertThat(all).extracting(SkillVersion::version).containsExactly(3L, 2L, 1L);
        assertThat(all.get(0).deletion()).isTrue();
        assertThat(all.get(0).record()).isEmpty();
        assertThat(all.get(1).record().orElseThrow().override()).isPresent();
        assertThat(all.get(2).record().orElseThrow().override()).isEmpty();
        assertThat(all).allMatch(each -> each.author().equals(SkillWorld.DEVELOPER.id()));
        assertThat(skills.history(SkillWorld.DEVELOPER, "writer", 3, 1))
                .extracting(SkillVersion::version)
                .containsExactly(2L);
        assertThat(skills.history(SkillWorld.DEVELOPER, "nobody", Long.MAX_VALUE, 10))
                .isEmpty();
        assertThatThrownBy(() ->
                        skills.history(SkillWorld.DEVELOPER, "writer", Long.MAX_VALUE, ConfigStore.MAX_HISTORY + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.0, 1.2.0, other content under the same version",
        "1.10.0, 1.9.0, the version went back",
        "v2, v1, the version went back",
        "1.0.0, 1.0.0-rc.1, the version went back",
        "1.0.1, 1.0, the version went back"
    })
    void rescan_withoutANewerVersion_isAChange(String first, String second, String message) throws IOException {
        assertThat(changes(first, second))
                .anyMatch(change -> change.rule().equals("ORCA-SK-805")
                        && change.severity() == FindingSeverity.MEDIUM
                        && change.message().startsWith(message));
    }

    @ParameterizedTest
    @CsvSource({"1.9.0, 1.10.0", "1.0.0-rc.1, 1.0.0", "1.0, 1.0.1", "2024.1, 2024.12", "1.0.0, 99999999999999999999.0.0"
    })
    void rescan_withANewerVersion_isNone(String first, String second) throws IOException {
        assertThat(changes(first, second)).isEmpty();
    }

    @Test
    void rescan_ofWhatHasNoVersion_saysThatContentChanged() throws IOException {
        assertThat(changes("", ""))
                .singleElement()
                .matches(change -> change.severity() == FindingSeverity.LOW
                        && change.rule().equals("ORCA-SK-805"));
    }

    private StoredSkill rescan(Map<String, String> texts) throws IOException {
        return skills.rescan(SkillWorld.DEVELOPER, "writer", SkillWorld.source(texts), SkillRegistry.ANY_VERSION);
    }

    private static List<String> told(StoredSkill stored) {
        return stored.record().pin().orElseThrow().changes().stream()
                .map(SkillChange::message)
                .toList();
    }

    @Test
    void changes_areToldAgainstWhatWasReviewed_howeverManyRescansThereAre() throws IOException {
        Map<String, String> sends = Map.of("SKILL.md", Skills.skill("One."), "run.sh", "echo one\n");
        Map<String, String> quiet = Map.of("SKILL.md", Skills.skill("Two."), "run.sh", "echo one\n");
        skills.register(
                SkillWorld.DEVELOPER,
                SkillWorld.registration("writer", SkillWorld.CLEAN).build());
        assertThat(told(rescan(sends))).contains("a new script: run.sh");
        assertThat(told(rescan(sends))).contains("a new script: run.sh");
        assertThat(told(rescan(quiet))).contains("a new script: run.sh");
        skills.override(SkillWorld.DEVELOPER, "writer", SkillMode.BLOCK, "wait", null, SkillRegistry.ANY_VERSION);
        StoredSkill updated = skills.update(
                SkillWorld.DEVELOPER, SkillWorld.registration("writer", sends).build(), SkillRegistry.ANY_VERSION);
        assertThat(told(updated)).contains("a new script: run.sh");
        assertThat(told(rescan(SkillWorld.CLEAN))).isEmpty();
        assertThat(told(rescan(sends))).contains("a new script: run.sh");
        StoredSkill reviewed = skills.review(
                SkillWorld.DEVELOPER,
                "writer",
                "",
                skills.find(SkillWorld.DEVELOPER, "writer").orElseThrow().version());
        assertThat(told(reviewed)).isEmpty();
        assertThat(told(rescan(sends))).isEmpty();
        assertThat(told(rescan(quiet))).containsExactly("other content than the last time, without a new capability");
    }

    @Test
    void changes_afterTheNameWasFreed_areThoseOfTheNewRecord() throws IOException {
        Map<String, String> script = Map.of("SKILL.md", Skills.skill("One."), "run.sh", "echo one\n");
        skills.register(
                SkillWorld.DEVELOPER,
                SkillWorld.registration("writer", SkillWorld.CLEAN).build());
        rescan(script);
        skills.delete(SkillWorld.DEVELOPER, "writer", SkillRegistry.ANY_VERSION);
        skills.register(
                SkillWorld.DEVELOPER, SkillWorld.registration("writer", script).build());
        Map<String, String> other = Map.of("SKILL.md", Skills.skill("Two."), "run.sh", "echo one\n");
        assertThat(told(rescan(other))).doesNotContain("a new script: run.sh").hasSize(1);
    }

    private List<SkillChange> changes(String first, String second) throws IOException {
        skills.register(
                SkillWorld.DEVELOPER,
                SkillWorld.registration("s", version(first, "One.")).build());
        StoredSkill after = skills.rescan(SkillWorld.DEVELOPER, "s", SkillWorld.source(version(second, "Two.")), 1);
        assertThat(after.record().pin().orElseThrow().version()).isEqualTo(second);
        return after.record().pin().orElseThrow().changes();
    }
}
