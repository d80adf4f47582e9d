/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp;

import static ai.orcarouter.mcp.World.ADMIN;
import static ai.orcarouter.mcp.World.WORKSPACE;
import static ai.orcarouter.mcp.World.http;
import static ai.orcarouter.mcp.World.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.mcp.model.Credential;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of servers among those of all capabilities (REFERENCE 6.1, SEMANTICS 8.4). */
class McpServerNamesTest {
    private static final String REVIEW = "{\"at\":\"2026-01-02T03:04:05Z\",\"by\":\"ada\",\"content_hash\":\"aa\"}";

    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    private void put(String id, String members) {
        World.put(world.config, DocumentKinds.SKILL, id, "{\"name\":\"" + id + "\"," + members + "}");
    }

    private void seen(String id, String kind, String more) {
        put(id, "\"kind\":\"" + kind + "\",\"source\":\"auto_detected\"" + more);
    }

    private String created() {
        world.servers.create(ADMIN, http("files"), Credential.none());
        ConfigSnapshot now = world.config.read(WORKSPACE);
        assertThat(now.documents(DocumentKinds.SKILL))
                .extracting(ConfigDocument::id)
                .containsExactly("files");
        return now.document(DocumentKinds.SKILL, "files").orElseThrow().json().orElseThrow();
    }

    private void assertTaken() {
        assertThat(refusal(() -> world.servers.create(ADMIN, http("files"), Credential.none())))
                .isEqualTo(ErrorCode.DUPLICATE_NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"skill", "plugin", "mcp_server"})
    void create_nameThatACallMadeUp_isFree_andWhatTheCallSaidIsForgotten(String kind) {
        seen("files", kind, ",\"mode\":\"block\",\"content_hash\":\"aa\",\"allowed_tools\":[\"Bash\"]");
        assertThat(created()).isEqualTo("{\"kind\":\"mcp_server\",\"name\":\"files\",\"source\":\"byo_mcp\"}");
    }

    @Test
    void create_serverThatWasSeen_keepsWhatPeopleDecidedAboutIt() {
        seen("files", "mcp_server", ",\"mode\":\"block\",\"content_hash\":\"aa\",\"review\":" + REVIEW);
        assertThat(created())
                .isEqualTo("{\"kind\":\"mcp_server\",\"name\":\"files\",\"review\":" + REVIEW
                        + ",\"source\":\"byo_mcp\"}");
    }

    @Test
    void create_nameOfAnotherKindThatPeopleDecidedAbout_isTaken() {
        seen("files", "skill", ",\"review\":" + REVIEW);
        assertTaken();
    }

    @Test
    void create_namesThatLookLikeIt_areTaken_unlessACallMadeThemUp() {
        for (String name : List.of("Files", "FILES", "fil\u0435s", "\uff46iles")) {
            seen(name, "mcp_server", "");
        }
        assertThat(created()).contains("byo_mcp");
        assertThat(world.config.audit(
                        WORKSPACE,
                        ai.orcarouter.core.spi.AuditQuery.builder().limit(9).build()))
                .filteredOn(entry -> entry.act().verb().equals("skill_delete"))
                .hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Files", "fil\u0435s"})
    void create_nameThatLooksLikeAnothers_isTaken(String name) {
        put(name, "\"kind\":\"skill\",\"source\":\"private\"");
        assertTaken();
    }

    @Test
    void create_nameThatLooksLikeOneThatPeopleDecidedAbout_isTaken() {
        seen("Files", "mcp_server", ",\"review\":" + REVIEW);
        assertTaken();
    }
}
