/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp;

import static ai.orcarouter.mcp.World.ADMIN;
import static ai.orcarouter.mcp.World.DEVELOPER;
import static ai.orcarouter.mcp.World.OTHER_TOOL;
import static ai.orcarouter.mcp.World.TOOL;
import static ai.orcarouter.mcp.World.VIEWER;
import static ai.orcarouter.mcp.World.WORKSPACE;
import static ai.orcarouter.mcp.World.bearer;
import static ai.orcarouter.mcp.World.http;
import static ai.orcarouter.mcp.World.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.crypto.KeyPurpose;
import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.firewall.memory.InMemoryKeysets;
import ai.orcarouter.firewall.memory.MemoryConfigStore;
import ai.orcarouter.firewall.memory.MemoryEventStore;
import ai.orcarouter.mcp.model.AuthMode;
import ai.orcarouter.mcp.model.Credential;
import ai.orcarouter.mcp.model.McpServer;
import ai.orcarouter.mcp.model.ProbeResult;
import ai.orcarouter.mcp.model.SchemaDiff;
import ai.orcarouter.mcp.model.SchemaStatus;
import ai.orcarouter.mcp.model.ServerStatus;
import ai.orcarouter.mcp.model.StoredServer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class McpServersTest {
    private final World world = new World();
    private final McpServers servers = world.servers;

    @AfterEach
    void close() {
        world.close();
    }

    private static McpServer secured(String id) {
        return http(id).toBuilder().authMode(AuthMode.BEARER).build();
    }

    @Test
    void create_server_isStoredWithItsSkillRecordInOneCommit() {
        ConfigSnapshot before = world.config.read(WORKSPACE);
        StoredServer stored = servers.create(DEVELOPER, http("files"), Credential.none());
        ConfigSnapshot after = world.config.read(WORKSPACE);
        assertThat(after.revision()).isEqualTo(before.revision() + 1);
        assertThat(after.document(DocumentKinds.SKILL, "files").orElseThrow().json())
                .contains("{\"kind\":\"mcp_server\",\"name\":\"files\",\"source\":\"byo_mcp\"}");
        assertThat(stored.version()).isEqualTo(1);
        assertThat(stored.author()).isEqualTo("dee");
        assertThat(stored.status()).isEqualTo(ServerStatus.OK);
        assertThat(stored.lastCheckedAt()).isEmpty();
        assertThat(stored.schemaStatus()).isEqualTo(SchemaStatus.UNBASELINED);
        assertThat(stored.authJson()).isEmpty();
        assertThat(World.verbsSince(world.config, before.auditHead())).containsExactly("mcp_server_create");
        assertThat(servers.list(VIEWER)).containsExactly(stored);
        assertThat(servers.find(VIEWER, "files")).isEqualTo(stored);
    }

    @Test
    void create_idThatIsTaken_isRefusedAlsoByAnotherKindOfSkill() {
        servers.create(ADMIN, http("files"), Credential.none());
        assertThat(refusal(() -> servers.create(ADMIN, http("files"), Credential.none())))
                .isEqualTo(ErrorCode.DUPLICATE_NAME);
        World.put(world.config, DocumentKinds.SKILL, "web", "{\"name\":\"web\",\"kind\":\"skill\"}");
        World.put(world.config, DocumentKinds.SKILL, "17", "{\"name\":\"mail\",\"kind\":\"plugin\"}");
        for (String taken : List.of("web", "mail")) {
            assertThat(refusal(() -> servers.create(ADMIN, http(taken), Credential.none())))
                    .isEqualTo(ErrorCode.DUPLICATE_NAME);
        }
    }

    @Test
    void create_invalidServer_listsEveryFault() {
        McpServer bad = new McpServer(
                "a__b",
                "x".repeat(200),
                ai.orcarouter.mcp.model.ServerTransport.HTTP,
                "ftp://x",
                "",
                AuthMode.ENV,
                true,
                List.of("no pointer", "/description", "/_meta/at"));
        assertThatThrownBy(() -> servers.create(
                        ADMIN,
                        bad,
                        new Credential.Env(java.util.Map.of("KEY", ai.orcarouter.core.crypto.Secret.ofText("v")))))
                .isInstanceOfSatisfying(OrcaException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_DOCUMENT);
                    assertThat(e.issues())
                            .extracting(issue -> issue.pointer())
                            .containsExactly(
                                    "/id",
                                    "/name",
                                    "/endpoint",
                                    "/auth_mode",
                                    "/volatile_members/0",
                                    "/volatile_members/1");
                });
        assertThat(world.config.revision(WORKSPACE)).isZero();
    }

    @Test
    void update_maskedEndpoint_isCheckedWithTheCredentialThatComesWithIt() {
        world.servers.create(ADMIN, secured("files"), bearer("token-one"));
        McpServer shown = servers.find(VIEWER, "files").server();
        world.fakes.refusals.put("https://files.example.com/mcp", "address_blocked");
        assertThat(refusal(() -> servers.update(ADMIN, shown, bearer("token-two"), 1)))
                .isEqualTo(ErrorCode.DESTINATION_REFUSED);
    }

    @Test
    void create_endpointThatIsNotDialled_isRefusedWithoutItsAddress() {
        world.fakes.refusals.put("https://files.example.com/mcp", "address_blocked");
        assertThatThrownBy(() -> servers.create(ADMIN, http("files"), Credential.none()))
                .isInstanceOfSatisfying(OrcaException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.DESTINATION_REFUSED);
                    assertThat(e).hasMessage("server files is not dialled: address_blocked");
                });
        assertThat(world.config.revision(WORKSPACE)).isZero();
    }

    @Test
    void create_launchedServer_needsAnAdminAndAKnownLauncher() {
        McpServer stdio = McpServer.stdio("local", "tool").build();
        assertThat(refusal(() -> servers.create(DEVELOPER, stdio, Credential.none())))
                .isEqualTo(ErrorCode.FORBIDDEN);
        servers.create(ADMIN, stdio, Credential.none());
        assertThat(refusal(() -> servers.create(
                        ADMIN, McpServer.stdio("other", "sh -c evil").build(), Credential.none())))
                .isEqualTo(ErrorCode.INVALID_DOCUMENT);
        assertThat(refusal(() -> servers.create(
                        ADMIN, McpServer.inProcess("other", "tool").build(), Credential.none())))
                .isEqualTo(ErrorCode.INVALID_DOCUMENT);
        assertThat(refusal(() -> servers.setEnabled(DEVELOPER, "local", false, 1)))
                .isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(refusal(() -> servers.delete(DEVELOPER, "local", 1))).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(refusal(() -> servers.update(DEVELOPER, http("local"), Credential.none(), 1)))
                .isEqualTo(ErrorCode.FORBIDDEN);
    }

    @Test
    void create_credentialWithoutAKey_isRefusedAndNothingStored() {
        try (World keyless = new World(
                new MemoryConfigStore(),
                new MemoryEventStore(),
                purpose -> purpose == KeyPurpose.CREDENTIALS ? Optional.empty() : World.KEYSETS.keyset(purpose),
                host -> {},
                mcp -> {})) {
            assertThat(refusal(() -> keyless.servers.create(ADMIN, secured("files"), bearer("t"))))
                    .isEqualTo(ErrorCode.INVALID_CONFIGURATION);
            assertThat(keyless.config.revision(WORKSPACE)).isZero();
            keyless.servers.create(ADMIN, http("files"), Credential.none());
        }
    }

    @Test
    void create_credentialOfAnotherModeOrNone_isRefused() {
        for (Credential wrong : List.of(
                Credential.none(),
                new Credential.Kept(AuthMode.BEARER),
                new Credential.Basic("u", ai.orcarouter.core.crypto.Secret.ofText("p")))) {
            assertThat(refusal(() -> servers.create(ADMIN, secured("files"), wrong)))
                    .isEqualTo(ErrorCode.INVALID_DOCUMENT);
        }
    }

    @Test
    void find_endpointWithAPath_isMaskedAndItsEchoKeepsIt() {
        McpServer secret = McpServer.http("files", "https://files.example.com/s/SECRETPATH/mcp?k=1")
                .build();
        StoredServer shown = servers.create(ADMIN, secret, Credential.none());
        assertThat(shown.server().endpoint()).isEqualTo("https://files.example.com/********");
        servers.update(ADMIN, shown.server().toBuilder().name("Files").build(), Credential.none(), 1);
        assertThat(world.config
                        .read(WORKSPACE)
                        .document(DocumentKinds.MCP_SERVER, "files")
                        .orElseThrow()
                        .jsonOrNull())
                .contains("SECRETPATH");
        McpServer elsewhere = shown.server().toBuilder()
                .endpoint("https://other.example.com/********")
                .build();
        assertThat(refusal(() -> servers.update(ADMIN, elsewhere, Credential.none(), 2)))
                .isEqualTo(ErrorCode.INVALID_DOCUMENT);
    }

    @Test
    void update_credentialMaskEchoed_keepsItUnlessItsPlaceChanges() {
        servers.create(ADMIN, secured("files"), bearer("token-one"));
        Credential kept = new Credential.Kept(AuthMode.BEARER);
        McpServer renamed = secured("files").toBuilder().name("Files").build();
        servers.update(DEVELOPER, renamed, kept, 1);
        McpServer samePlace =
                renamed.toBuilder().endpoint("https://files.example.com/v2/mcp").build();
        servers.update(DEVELOPER, samePlace, kept, 2);
        servers.probe(ADMIN, "files");
        assertThat(world.fakes.server("files").credentials).hasSize(1);
        for (McpServer moved : List.of(
                samePlace.toBuilder().endpoint("https://evil.example.com/mcp").build(),
                samePlace.toBuilder()
                        .endpoint("https://files.example.com:8443/mcp")
                        .build())) {
            assertThat(refusal(() -> servers.update(DEVELOPER, moved, kept, 3))).isEqualTo(ErrorCode.INVALID_DOCUMENT);
        }
        McpServer otherMode = samePlace.toBuilder().authMode(AuthMode.OAUTH).build();
        assertThat(refusal(() -> servers.update(DEVELOPER, otherMode, new Credential.Kept(AuthMode.OAUTH), 3)))
                .isEqualTo(ErrorCode.INVALID_DOCUMENT);
        McpServer moved =
                samePlace.toBuilder().endpoint("https://new.example.com/mcp").build();
        assertThat(servers.update(DEVELOPER, moved, bearer("token-two"), 3).version())
                .isEqualTo(4);
    }

    @Test
    void update_toNoCredential_deletesTheStoredOne() {
        servers.create(ADMIN, secured("files"), bearer("token-one"));
        servers.update(ADMIN, http("files"), Credential.none(), 1);
        assertThat(world.config.read(WORKSPACE).documents("mcp_credential")).isEmpty();
        assertThat(refusal(() -> servers.update(ADMIN, secured("files"), new Credential.Kept(AuthMode.BEARER), 2)))
                .isEqualTo(ErrorCode.INVALID_DOCUMENT);
    }

    @Test
    void writes_otherVersionOrUnknownServer_areRefused() {
        servers.create(ADMIN, http("files"), Credential.none());
        assertThat(refusal(() -> servers.update(ADMIN, http("files"), Credential.none(), 7)))
                .isEqualTo(ErrorCode.STALE_VERSION);
        assertThat(refusal(() -> servers.delete(ADMIN, "files", 2))).isEqualTo(ErrorCode.STALE_VERSION);
        assertThat(refusal(() -> servers.setEnabled(ADMIN, "files", false, 2))).isEqualTo(ErrorCode.STALE_VERSION);
        assertThat(refusal(() -> servers.delete(ADMIN, "none", 1))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refusal(() -> servers.probe(ADMIN, "none"))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refusal(() -> servers.diff(ADMIN, "none"))).isEqualTo(ErrorCode.NOT_FOUND);
        servers.setEnabled(ADMIN, "files", false, McpServers.ANY_VERSION);
    }

    @Test
    void delete_server_freesItsNameAndForgetsItsCredential() {
        servers.create(ADMIN, secured("files"), bearer("token-one"));
        servers.probe(ADMIN, "files");
        servers.delete(DEVELOPER, "files", 1);
        assertThat(world.config.read(WORKSPACE).documents()).isEmpty();
        assertThat(world.fakes.server("files").closed).hasValue(1);
        servers.create(DEVELOPER, http("files"), Credential.none());
    }

    @Test
    void delete_serverThatIsHeldBack_isStillHeldBackWhenItComesAgain() {
        world.register("files", TOOL);
        servers.probe(ADMIN, "files");
        servers.quarantine(ADMIN, "files");
        servers.delete(DEVELOPER, "files", 1);
        assertThat(servers.create(DEVELOPER, http("files"), Credential.none()).schemaStatus())
                .isEqualTo(SchemaStatus.QUARANTINED);
        world.register("mail", TOOL);
        servers.probe(ADMIN, "mail");
        world.fakes.server("mail").tools(TOOL, OTHER_TOOL);
        servers.probe(ADMIN, "mail");
        servers.delete(DEVELOPER, "mail", 1);
        assertThat(servers.create(DEVELOPER, http("mail"), Credential.none()).schemaStatus())
                .isEqualTo(SchemaStatus.CHANGED);
    }

    @Test
    void probe_server_isStoredAndAnswersWithItsTools() {
        world.register("files", TOOL);
        ChainHead before = world.config.read(WORKSPACE).auditHead();
        ProbeResult found = servers.probe(DEVELOPER, "files");
        assertThat(found.status()).isEqualTo(ServerStatus.OK);
        assertThat(found.lastCheckedAt()).isEqualTo(World.START);
        assertThat(found.schemaStatus()).isEqualTo(SchemaStatus.VERIFIED);
        assertThat(found.tools()).singleElement().satisfies(tool -> {
            assertThat(tool.name()).isEqualTo("read");
            assertThat(tool.description()).isEqualTo("Reads.");
            assertThat(tool.inputSchema()).isEqualTo("{\"type\":\"object\"}");
            assertThat(tool.hash()).startsWith("v1:");
        });
        StoredServer stored = servers.find(VIEWER, "files");
        assertThat(stored.lastCheckedAt()).contains(World.START);
        assertThat(stored.approvedHash()).isEqualTo(found.observedHash());
        assertThat(World.verbsSince(world.config, before)).containsExactly("mcp_schema_verified", "mcp_server_probe");
        assertThat(World.audit(world.config).get(2).act().actor()).isEqualTo(DEVELOPER);
        assertThat(world.eventCodes()).containsExactly("mcp_schema_baselined");
    }

    @Test
    void probe_disabledServer_isRefusedAndNothingIsDecrypted() {
        servers.create(ADMIN, secured("files"), bearer("token-one"));
        servers.setEnabled(ADMIN, "files", false, 1);
        assertThat(refusal(() -> servers.probe(ADMIN, "files"))).isEqualTo(ErrorCode.CONFLICT);
        assertThat(servers.probeDue(World.START)).isEmpty();
        assertThat(world.fakes.server("files").opened).hasValue(0);
        servers.setEnabled(ADMIN, "files", true, 2);
        assertThat(servers.probe(ADMIN, "files").status()).isEqualTo(ServerStatus.OK);
    }

    @Test
    void approve_reviewedHash_opensTheServerAgain() {
        world.register("files", TOOL);
        servers.probe(ADMIN, "files");
        world.fakes.server("files").tools(TOOL, OTHER_TOOL);
        assertThat(servers.probe(ADMIN, "files").schemaStatus()).isEqualTo(SchemaStatus.CHANGED);
        SchemaDiff diff = servers.diff(VIEWER, "files");
        assertThat(diff.tools())
                .containsExactly(new SchemaDiff.ToolChange(
                        "write", SchemaDiff.Kind.ADDED, List.of(new SchemaDiff.ValueChange("/name", "", "\"write\""))));
        world.fakes.server("files").tools(OTHER_TOOL);
        servers.probe(ADMIN, "files");
        assertThat(refusal(() -> servers.approve(ADMIN, "files", diff.observedHash())))
                .isEqualTo(ErrorCode.CONFLICT);
        String reviewed = servers.diff(ADMIN, "files").observedHash();
        ChainHead before = world.config.read(WORKSPACE).auditHead();
        assertThat(servers.approve(ADMIN, "files", reviewed).schemaStatus()).isEqualTo(SchemaStatus.VERIFIED);
        assertThat(World.verbsSince(world.config, before)).containsExactly("mcp_schema_rebaselined");
        assertThat(servers.diff(VIEWER, "files").isEmpty()).isTrue();
        assertThat(servers.probe(ADMIN, "files").schemaStatus()).isEqualTo(SchemaStatus.VERIFIED);
    }

    @Test
    void approve_changedListThatWentBack_opensWithTheOldOne() {
        world.register("files", TOOL);
        servers.probe(ADMIN, "files");
        world.fakes.server("files").tools(TOOL, OTHER_TOOL);
        servers.probe(ADMIN, "files");
        world.fakes.server("files").tools(TOOL);
        assertThat(servers.probe(ADMIN, "files").schemaStatus()).isEqualTo(SchemaStatus.CHANGED);
        SchemaDiff diff = servers.diff(ADMIN, "files");
        assertThat(diff.isEmpty()).isTrue();
        assertThat(servers.approve(ADMIN, "files", diff.observedHash()).schemaStatus())
                .isEqualTo(SchemaStatus.VERIFIED);
        assertThat(world.open().open()).hasSize(1);
    }

    @Test
    void resealCredentials_afterARotation_sealsAllButDisabledOnes() {
        InMemoryKeysets keysets = new InMemoryKeysets();
        try (World rotating =
                new World(new MemoryConfigStore(), new MemoryEventStore(), keysets, host -> {}, mcp -> {})) {
            rotating.servers.create(ADMIN, secured("files"), bearer("token-one"));
            rotating.servers.create(ADMIN, secured("mail"), bearer("token-two"));
            rotating.servers.create(ADMIN, http("plain"), Credential.none());
            rotating.servers.setEnabled(ADMIN, "mail", false, 1);
            String before = sealed(rotating, "files");
            keysets.rotate(KeyPurpose.CREDENTIALS);
            var report = rotating.servers.resealCredentials(ADMIN);
            assertThat(report.resealed()).containsExactly("files");
            assertThat(report.left()).containsExactly("mail");
            assertThat(sealed(rotating, "files")).isNotEqualTo(before);
            assertThat(rotating.servers.probe(ADMIN, "files").status()).isEqualTo(ServerStatus.OK);
        }
    }

    private static String sealed(World world, String id) {
        return String.valueOf(world.config
                .read(WORKSPACE)
                .document("mcp_credential", id)
                .orElseThrow()
                .jsonOrNull());
    }

    @Test
    void faults_damagedDocuments_closeTheirServersOnly() {
        world.register("files", TOOL);
        world.register("mail", TOOL);
        world.register("notes", TOOL);
        assertThat(world.open().open()).hasSize(3);
        World.put(world.config, DocumentKinds.MCP_SERVER, "files", "{");
        World.put(world.config, "mcp_schema", "mail", "{}");
        assertThat(world.open().open()).extracting(server -> server.id()).containsExactly("notes");
        assertThat(servers.faults(VIEWER)).extracting(fault -> fault.id()).containsExactly("files", "mail");
    }
}
