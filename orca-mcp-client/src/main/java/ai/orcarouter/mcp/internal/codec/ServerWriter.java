/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.codec;

import ai.orcarouter.mcp.model.AuthMode;
import ai.orcarouter.mcp.model.Credential;
import ai.orcarouter.mcp.model.McpServer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes servers as plain values, credentials masked. */
public final class ServerWriter {
    private ServerWriter() {}

    /** The document of a server. */
    public static Map<String, @Nullable Object> document(McpServer server) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("id", server.id());
        put(out, "name", server.name());
        out.put("transport", server.transport().wire());
        put(out, "endpoint", server.endpoint());
        put(out, "launcher", server.launcher());
        out.put("auth_mode", server.authMode().wire());
        if (server.authMode() != AuthMode.NONE) {
            out.put("auth_json", Credential.MASK);
        }
        out.put("enabled", server.enabled());
        if (!server.volatileMembers().isEmpty()) {
            out.put("volatile_members", server.volatileMembers());
        }
        return out;
    }

    private static void put(Map<String, @Nullable Object> out, String name, String text) {
        if (!text.isEmpty()) {
            out.put(name, text);
        }
    }
}
