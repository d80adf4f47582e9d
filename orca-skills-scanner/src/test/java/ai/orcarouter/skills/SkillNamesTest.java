/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.spi.AuditQuery;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.skills.model.SkillKind;
import ai.orcarouter.skills.model.SkillMode;
import ai.orcarouter.skills.model.SkillOrigin;
import ai.orcarouter.skills.model.SkillQuery;
import ai.orcarouter.skills.model.SkillSummary;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names are unique across kinds, also for people who look at them, and no caller takes one away (REFERENCE 6.1). */
class SkillNamesTest {
    private final SkillWorld world = new SkillWorld();
    private final SkillRegistry skills = world.skills;

    @AfterEach
    void close() {
        world.close();
    }

    private void register(String name, SkillKind kind) throws IOException {
        skills.register(
                SkillWorld.DEVELOPER,
                SkillRegistration.builder(name, kind, SkillOrigin.PRIVATE, SkillWorld.source(SkillWorld.CLEAN))
                        .build());
    }

    private ReasonCode call(ToolCall call) {
        return world.workspace.mediate(CallContext.anonymous(), call).decision().code();
    }

    private void seen(String skill) {
        assertThat(call(ToolCall.builder("t").skill(skill).build())).isEqualTo(ReasonCode.SKILL_UNATTRIBUTED);
    }

    private void putServer(String id) {
        world.workspace.services().commit(SkillWorld.ADMIN, draft -> {
            draft.record("test", DocumentKinds.MCP_SERVER, id, id, Map.of());
            return draft.put(DocumentKinds.MCP_SERVER, id, "{}");
        });
    }

    private Iterable<String> names() {
        return skills.list(SkillWorld.VIEWER, SkillQuery.all()).stream()
                .map(SkillSummary::name)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "git hub",
                "Git Hub",
                "GIT HUB",
                "git  hub",
                "g\u0456t hub",
                "\uff47it hub",
                "git h\u03c5b",
                "git\u00a0hub"
            })
    void register_aNameThatLooksLikeAnother_isRefused(String name) throws IOException {
        register("git hub", SkillKind.SKILL);
        for (SkillKind kind : SkillKind.values()) {
            // Some of them hide something, and are refused for that alone.
            assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                                    ai.orcarouter.core.OrcaException.class, () -> register(name, kind))
                            .code())
                    .isIn(ErrorCode.DUPLICATE_NAME, ErrorCode.INVALID_DOCUMENT);
        }
        assertThat(names()).containsExactly("git hub");
    }

    @Test
    void register_anotherName_isNotRefused() throws IOException {
        for (String name : new String[] {"github", "git-hub", "githubs", "\u043a\u043d\u0438\u0433\u0430", "gith"}) {
            register(name, SkillKind.SKILL);
        }
        assertThat(names()).hasSize(5);
    }

    @Test
    void register_theNameOfAServerWithoutItsRecord_isForServersOnly() throws IOException {
        putServer("github");
        for (String name : new String[] {"github", "GitHub"}) {
            SkillWorld.assertCode(ErrorCode.DUPLICATE_NAME, () -> register(name, SkillKind.SKILL));
        }
        SkillWorld.assertCode(ErrorCode.DUPLICATE_NAME, () -> register("GitHub", SkillKind.MCP_SERVER));
        register("github", SkillKind.MCP_SERVER);
    }

    @Test
    void caller_takesNoNameAway_ofAnyKindOrSpelling() throws IOException {
        for (SkillKind kind : SkillKind.values()) {
            String name = "tool-" + kind.label();
            seen(name.toUpperCase(java.util.Locale.ROOT));
            register(name, kind);
            assertThat(names()).contains(name).doesNotContain(name.toUpperCase(java.util.Locale.ROOT));
        }
        assertThat(world.workspace
                        .services()
                        .configStore()
                        .audit("acme", AuditQuery.builder().limit(50).build()))
                .filteredOn(entry -> entry.act().verb().equals("skill_delete"))
                .hasSize(SkillKind.values().length);
    }

    @Test
    void caller_isHeld_andRegistersNothing_underANameThatLooksLikeAnother() throws IOException {
        register("github", SkillKind.MCP_SERVER);
        putServer("mail");
        for (String name : new String[] {"GitHub", "g\u0456thub", "mail", "Mail"}) {
            seen(name);
            seen(name);
        }
        assertThat(call(ToolCall.of("GitHub.push", Map.of()))).isEqualTo(ReasonCode.SKILL_UNATTRIBUTED);
        assertThat(names()).containsExactly("github");
    }

    @Test
    void decisionOfAPerson_keepsTheName() throws IOException {
        seen("GitHub");
        skills.override(SkillWorld.DEVELOPER, "GitHub", SkillMode.BLOCK, "no", null, SkillRegistry.ANY_VERSION);
        SkillWorld.assertCode(ErrorCode.DUPLICATE_NAME, () -> register("github", SkillKind.SKILL));
        skills.delete(SkillWorld.DEVELOPER, "GitHub", SkillRegistry.ANY_VERSION);
        register("github", SkillKind.SKILL);
    }
}
