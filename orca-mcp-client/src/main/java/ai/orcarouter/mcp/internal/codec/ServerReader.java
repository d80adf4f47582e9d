/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.codec;

import ai.orcarouter.core.document.Fields;
import ai.orcarouter.core.document.Findings;
import ai.orcarouter.core.document.Node;
import ai.orcarouter.core.document.Scope;
import ai.orcarouter.mcp.model.AuthMode;
import ai.orcarouter.mcp.model.Credential;
import ai.orcarouter.mcp.model.McpServer;
import ai.orcarouter.mcp.model.ServerTransport;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the tree of a server's document; what cannot be read is reported and replaced by a placeholder. */
public final class ServerReader {
    private static final List<String> FIELDS = List.of(
            "$schema",
            "id",
            "name",
            "transport",
            "endpoint",
            "launcher",
            "auth_mode",
            "auth_json",
            "enabled",
            "volatile_members");
    private static final Map<String, ServerTransport> TRANSPORTS =
            Fields.words(ServerTransport.values(), ServerTransport::wire);
    private static final Map<String, AuthMode> MODES = Fields.words(AuthMode.values(), AuthMode::wire);

    /**
     * What was read.
     *
     * @param serverOrNull null when the document is no object
     * @param credentialOrNull null when it has a fault
     * @param unread pointers of values that could not be read and are placeholders
     */
    public record Draft(
            @Nullable McpServer serverOrNull, @Nullable Credential credentialOrNull, Set<String> unread) {}

    private ServerReader() {}

    /** Reads {@code root}, adding faults to {@code findings}. */
    public static Draft read(Node root, Findings findings) {
        Set<String> unread = new HashSet<>();
        Scope scope = new Scope(findings, unread, "", null);
        if (!(root instanceof Node.Obj object)) {
            scope.wrongKind(root, "", "a server", "an object", "");
            return new Draft(null, null, unread);
        }
        Fields fields = Fields.of(scope, object, "", FIELDS);
        fields.require("id");
        fields.text("$schema", "");
        ServerTransport transport = fields.word("transport", TRANSPORTS);
        AuthMode mode = fields.word("auth_mode", MODES);
        AuthMode known = mode == null ? AuthMode.NONE : mode;
        McpServer server = new McpServer(
                fields.text("id", ""),
                fields.text("name", ""),
                transport == null ? ServerTransport.HTTP : transport,
                fields.text("endpoint", ""),
                fields.text("launcher", ""),
                known,
                fields.flag("enabled", true),
                fields.texts("volatile_members"));
        Node auth = fields.value("auth_json");
        Credential credential = unread.contains("/auth_mode") || unread.contains("/auth_json")
                ? null
                : CredentialReader.read(scope, auth, "/auth_json", object.offset(), known);
        return new Draft(server, credential, unread);
    }
}
