/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.skills.model.Band;
import ai.orcarouter.skills.model.SkillMode;
import ai.orcarouter.skills.model.SkillPin;
import ai.orcarouter.skills.model.StoredSkill;
import ai.orcarouter.skills.spi.SkillReputation;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SkillReputationTest {
    private static final Map<String, String> SHELL =
            Map.of("SKILL.md", "---\nname: s\ndescription: d\nscopes:\n  shell: true\n---\nText.\n");

    private final SkillWorld world = new SkillWorld();

    @AfterEach
    void close() {
        world.close();
    }

    private SkillRegistry skills(SkillReputation reputation) {
        return SkillRegistry.builder(world.workspace).reputation(reputation).build();
    }

    private static SkillPin pin(StoredSkill stored) {
        return stored.record().pin().orElseThrow();
    }

    @Test
    void points_areKeptInBounds() throws IOException {
        StoredSkill worse = skills((skill, publisher) -> 1_000)
                .register(
                        SkillWorld.DEVELOPER,
                        SkillWorld.registration("a", SHELL).build());
        Map<String, String> secrets = Map.of(
                "SKILL.md", "---\nname: s\ndescription: d\nscopes:\n  shell: true\n  secrets: true\n---\nText.\n");
        StoredSkill better = skills((skill, publisher) -> -1_000)
                .register(
                        SkillWorld.DEVELOPER,
                        SkillWorld.registration("b", secrets).build());
        assertThat(pin(worse).score()).isEqualTo(50);
        assertThat(pin(worse).band()).isEqualTo(Band.MEDIUM);
        assertThat(pin(better).score()).isEqualTo(40);
        assertThat(pin(better).band()).isEqualTo(Band.MEDIUM);
    }

    @Test
    void hookThatThrows_countsAsTheWorst_andHoldsUntilAReview() throws IOException {
        SkillRegistry broken = skills((skill, publisher) -> {
            throw new IllegalStateException("down");
        });
        StoredSkill stored = broken.register(
                SkillWorld.DEVELOPER,
                SkillWorld.registration("a", SkillWorld.CLEAN).build());
        assertThat(stored.effective()).isEqualTo(SkillMode.QUARANTINE);
        assertThat(pin(stored).complete()).isFalse();
        assertThat(pin(stored).band()).isEqualTo(Band.MEDIUM);
        assertThat(pin(broken.register(
                                SkillWorld.DEVELOPER,
                                SkillWorld.registration("b", SHELL).build()))
                        .score())
                .isEqualTo(50);
        StoredSkill reviewed = broken.review(SkillWorld.DEVELOPER, "a", "fine", 1);
        assertThat(reviewed.effective()).isEqualTo(SkillMode.ALLOW);
        assertThat(broken.rescan(SkillWorld.DEVELOPER, "a", SkillWorld.source(SkillWorld.CLEAN), 2)
                        .effective())
                .isEqualTo(SkillMode.QUARANTINE);
    }
}
