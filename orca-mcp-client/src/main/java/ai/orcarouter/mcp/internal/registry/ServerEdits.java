/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.registry;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.config.ConfigDraft;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.mcp.internal.codec.Endpoints;
import ai.orcarouter.mcp.internal.vault.SealedCredential;
import ai.orcarouter.mcp.internal.vault.Vault;
import ai.orcarouter.mcp.model.AuthMode;
import ai.orcarouter.mcp.model.Credential;
import ai.orcarouter.mcp.model.McpServer;
import ai.orcarouter.mcp.model.SchemaStatus;
import java.util.List;

/** The changes of servers: each is checked as a whole against the snapshot it is computed from (REFERENCE 5.1). */
public final class ServerEdits {
    private final ConfigDraft<?> draft;
    private final ServerSnapshot base;
    private final ServerDocuments documents;
    private final Vault vault;

    /** Edits that go into {@code draft}, which was computed from {@code base}. */
    public ServerEdits(ConfigDraft<?> draft, ServerSnapshot base, ServerDocuments documents, Vault vault) {
        this.draft = draft;
        this.base = base;
        this.documents = documents;
        this.vault = vault;
    }

    /** A stored server, whether it can be used or not. */
    public ServerEntry find(String id, long expectedVersion) {
        ServerEntry entry = base.entry(id).orElseThrow(() -> ConfigDraft.notFound("server " + id));
        ConfigDraft.requireVersion("server " + id, entry.document().version(), expectedVersion);
        return entry;
    }

    /** Stores a new server with its skill record (SEMANTICS 8.4). */
    public void create(McpServer server, Credential credential) {
        String skill = skillRecord(server.id());
        requireMode(server, credential);
        if (server.authMode() != AuthMode.NONE) {
            if (credential instanceof Credential.Kept) {
                throw fault(server, "/auth_json", "there is no stored credential to keep", "give auth_json");
            }
            put(server.id(), vault.seal(server, credential));
        }
        save(server);
        draft.put(DocumentKinds.SKILL, server.id(), skill);
        ServerAudit.server(draft, ServerAudit.CREATE, server, server.authMode() != AuthMode.NONE);
    }

    /** The skill record of a new server, whose name must be free among all kinds of capabilities. */
    private String skillRecord(String id) {
        if (base.entry(id).isPresent()) {
            throw new OrcaException(ErrorCode.DUPLICATE_NAME, "server " + id + " exists already");
        }
        return new SkillNames(draft, base.stored()).claim(id);
    }

    /** Stores the next version of a server; an endpoint or credential that comes back masked stays (REFERENCE 5.1). */
    public void update(ServerEntry old, McpServer authored, Credential credential) {
        McpServer before = old.serverOrNull();
        McpServer server = before == null ? authored : withEndpoint(before, authored);
        requireMode(server, credential);
        boolean fresh = server.authMode() != AuthMode.NONE && !(credential instanceof Credential.Kept);
        SealedCredential stored = old.credentialOrNull();
        if (fresh) {
            put(server.id(), vault.seal(server, credential));
        } else if (server.authMode() == AuthMode.NONE) {
            if (old.credentialVersion() > 0) {
                draft.put(ServerKinds.CREDENTIAL, server.id(), null);
            }
        } else if (stored == null || before == null || !vault.survives(stored, before, server)) {
            throw fault(
                    server,
                    "/auth_json",
                    "the stored credential is bound to the server's mode, origin and launcher, and does not fit",
                    "give auth_json anew");
        }
        save(server);
        ServerAudit.server(draft, ServerAudit.UPDATE, server, fresh);
    }

    /** {@code authored}, with the endpoint of {@code before} in place of its mask. */
    public static McpServer withEndpoint(McpServer before, McpServer authored) {
        boolean masked = authored.endpoint().equals(Endpoints.mask(before.endpoint()));
        return masked ? authored.toBuilder().endpoint(before.endpoint()).build() : authored;
    }

    private static void requireMode(McpServer server, Credential credential) {
        if (credential.mode() != server.authMode()) {
            throw fault(
                    server,
                    "/auth_json",
                    "the credential is for auth_mode " + credential.mode().wire() + ", not "
                            + server.authMode().wire(),
                    "");
        }
    }

    /**
     * Deletes a server with its skill record; its name is free at once. That its tools were not approved, or that it
     * was held back, is remembered: it would be a way around otherwise.
     */
    public void delete(ServerEntry entry) {
        String id = entry.id();
        draft.put(DocumentKinds.MCP_SERVER, id, null);
        deleteIfThere(DocumentKinds.SKILL, id);
        deleteIfThere(ServerKinds.CREDENTIAL, id);
        deleteIfThere(ServerKinds.HEALTH, id);
        SchemaStatus status = entry.schema().status();
        if (status == SchemaStatus.VERIFIED || status == SchemaStatus.UNBASELINED) {
            deleteIfThere(ServerKinds.SCHEMA, id);
            deleteIfThere(ServerKinds.TOOLS, ServerKinds.approved(id));
            deleteIfThere(ServerKinds.TOOLS, ServerKinds.observed(id));
        }
        McpServer server = entry.serverOrNull();
        if (server == null) {
            ServerAudit.unreadable(draft, ServerAudit.DELETE, id);
        } else {
            ServerAudit.server(draft, ServerAudit.DELETE, server, false);
        }
    }

    private void deleteIfThere(String kind, String id) {
        if (base.stored().document(kind, id).isPresent()) {
            draft.put(kind, id, null);
        }
    }

    /** Seals the stored credential of a server under the newest key; false when it cannot be opened now. */
    public boolean reseal(ServerEntry entry) {
        McpServer server = entry.serverOrNull();
        SealedCredential stored = entry.credentialOrNull();
        if (server == null || stored == null) {
            return false;
        }
        return vault.open(server, stored)
                .map(credential -> {
                    put(server.id(), vault.seal(server, credential));
                    ServerAudit.resealed(draft, server.id());
                    return true;
                })
                .orElse(false);
    }

    private void put(String id, SealedCredential sealed) {
        draft.put(ServerKinds.CREDENTIAL, id, sealed.write());
    }

    /** What the host lacks for a server does not keep anybody from disabling it. */
    private void save(McpServer server) {
        if (server.endpoint().endsWith(Credential.MASK)) {
            throw fault(server, "/endpoint", "the endpoint is masked, and not that of the stored server", "");
        }
        List<Issue> issues = server.enabled() ? documents.check(server) : List.of();
        if (!issues.isEmpty()) {
            throw new OrcaException(ErrorCode.INVALID_DOCUMENT, issues);
        }
        draft.put(DocumentKinds.MCP_SERVER, server.id(), documents.write(server));
    }

    private static OrcaException fault(McpServer server, String pointer, String message, String hint) {
        return new OrcaException(ErrorCode.INVALID_DOCUMENT, List.of(Issue.error(pointer, server.id(), message, hint)));
    }
}
