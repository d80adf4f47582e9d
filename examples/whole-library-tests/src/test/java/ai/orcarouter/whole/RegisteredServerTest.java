/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.Role;
import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.mcp.McpServers;
import ai.orcarouter.mcp.model.Credential;
import ai.orcarouter.mcp.model.McpServer;
import ai.orcarouter.mcp.spi.InProcessServer;
import ai.orcarouter.skills.SkillGovernance;
import ai.orcarouter.skills.SkillRegistration;
import ai.orcarouter.skills.SkillRegistry;
import ai.orcarouter.skills.SkillSource;
import ai.orcarouter.skills.model.SkillKind;
import ai.orcarouter.skills.model.SkillOrigin;
import ai.orcarouter.skills.model.SkillQuery;
import java.io.IOException;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An MCP server that is registered has a skill record, which governs the calls of its tools (SEMANTICS 8.4). */
class RegisteredServerTest {
    private static final Actor ADA = new Actor("ada", Role.ADMIN);
    private static final String TOOLS = "{\"tools\":[{\"name\":\"push\",\"description\":\"Pushes commits.\"}]}";

    private final OrcaWorkspace workspace = OrcaWorkspace.builder("acme")
            .skillGovernance(SkillGovernance.builder().detection(false).build())
            .build();
    private final McpServers servers =
            McpServers.builder(workspace).inProcess("memory", new Tools()).build();
    private final SkillRegistry skills = SkillRegistry.of(workspace);

    private static final class Tools implements InProcessServer {
        @Override
        public String listTools() {
            return TOOLS;
        }

        @Override
        public String callTool(String name, String argumentsJson) {
            return "{\"content\":[],\"isError\":false}";
        }
    }

    @AfterEach
    void close() {
        servers.close();
        workspace.close();
    }

    private ReasonCode code() {
        return workspace
                .mediate(CallContext.anonymous(), ToolCall.of("github.push", Map.of()))
                .decision()
                .code();
    }

    private void register(String id) {
        servers.create(ADA, McpServer.inProcess(id, "memory").build(), Credential.none());
    }

    private static void assertTaken(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        OrcaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DUPLICATE_NAME));
    }

    @Test
    void server_isHeldUntilItIsScanned_andUnknownOnceItIsDeleted() throws IOException {
        assertThat(code()).isEqualTo(ReasonCode.SKILL_UNATTRIBUTED);
        register("github");
        assertThat(skills.list(ADA, SkillQuery.all()))
                .extracting(each -> each.name() + " " + each.kind() + " " + each.origin() + " " + each.effective())
                .containsExactly("github MCP_SERVER BYO_MCP QUARANTINE");
        assertThat(code()).isEqualTo(ReasonCode.SKILL_QUARANTINE);
        skills.rescan(ADA, "github", SkillSource.tools("github", TOOLS), SkillRegistry.ANY_VERSION);
        assertThat(code()).isEqualTo(ReasonCode.NO_POLICY);
        servers.delete(ADA, "github", McpServers.ANY_VERSION);
        assertThat(skills.list(ADA, SkillQuery.all())).isEmpty();
        assertThat(code()).isEqualTo(ReasonCode.SKILL_UNATTRIBUTED);
    }

    @Test
    void names_areUniqueAcrossServersAndSkills() throws IOException {
        register("github");
        SkillSource clean = SkillSource.texts("x", Map.of("SKILL.md", "Write."));
        assertTaken(() -> skills.register(
                ADA,
                SkillRegistration.builder("github", SkillKind.SKILL, SkillOrigin.PRIVATE, clean)
                        .build()));
        skills.register(
                ADA,
                SkillRegistration.builder("writer", SkillKind.SKILL, SkillOrigin.PRIVATE, clean)
                        .build());
        assertTaken(() -> register("writer"));
    }
}
