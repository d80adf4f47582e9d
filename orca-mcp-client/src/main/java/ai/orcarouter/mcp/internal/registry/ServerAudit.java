/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.registry;

import ai.orcarouter.core.config.ConfigDraft;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.core.spi.StoreText;
import ai.orcarouter.mcp.internal.codec.Endpoints;
import ai.orcarouter.mcp.internal.schema.SchemaState;
import ai.orcarouter.mcp.internal.schema.SurfaceState;
import ai.orcarouter.mcp.model.McpServer;
import java.util.HashMap;
import java.util.Map;

/**
 * The audit rows of servers (REFERENCE 9, 15.41): safe metadata, never a credential, what lies behind an endpoint's
 * origin, or a text of a server.
 */
final class ServerAudit {
    static final String CREATE = "mcp_server_create";
    static final String UPDATE = "mcp_server_update";
    static final String DELETE = "mcp_server_delete";
    static final String PROBE = "mcp_server_probe";
    static final String RESEAL = "mcp_credential_resealed";
    static final String REBASELINE = "mcp_schema_rebaselined";
    static final String QUARANTINE = "mcp_schema_quarantined";

    static final String SURFACE_SEEN = "mcp_surface_seen";
    static final String SURFACE_ACCEPTED = "mcp_surface_accepted";

    private ServerAudit() {}

    static void server(ConfigDraft<?> draft, String verb, McpServer server, boolean newCredential) {
        Map<String, Object> payload = new HashMap<>();
        payload.put("transport", server.transport().wire());
        payload.put(
                "origin",
                Endpoints.url(server.endpoint()).map(url -> url.origin()).orElse(""));
        payload.put("launcher", StoreText.clean(server.launcher(), StoreText.MAX_NAME));
        payload.put("auth_mode", server.authMode().wire());
        payload.put("enabled", server.enabled());
        payload.put("new_credential", newCredential);
        draft.record(verb, DocumentKinds.MCP_SERVER, server.id(), server.name(), payload);
    }

    static void unreadable(ConfigDraft<?> draft, String verb, String id) {
        draft.record(verb, DocumentKinds.MCP_SERVER, id, "", Map.of("unreadable", true));
    }

    /** A row about a server's tools. */
    static void schema(ConfigDraft<?> draft, String verb, String id, SchemaState before, SchemaState after) {
        draft.record(
                verb,
                DocumentKinds.MCP_SERVER,
                id,
                "",
                Map.of(
                        "old_status", before.status().wire(),
                        "new_status", after.status().wire(),
                        "old_hash", before.approvedHash(),
                        "new_hash", after.approvedHash(),
                        "observed_hash", after.observedHash()));
    }

    /** A row about what a server offers beside its tools. */
    static void surface(ConfigDraft<?> draft, String verb, String id, SurfaceState after) {
        draft.record(
                verb,
                DocumentKinds.MCP_SERVER,
                id,
                "",
                Map.of(
                        "hash", after.approvedHash(),
                        "observed_hash", after.observedHash(),
                        "changed", after.isChanged()));
    }

    static void health(ConfigDraft<?> draft, String id, Health health) {
        draft.record(
                PROBE,
                DocumentKinds.MCP_SERVER,
                id,
                "",
                Map.of("status", health.status().wire()));
    }

    static void resealed(ConfigDraft<?> draft, String id) {
        draft.record(RESEAL, DocumentKinds.MCP_SERVER, id, "", Map.of());
    }
}
