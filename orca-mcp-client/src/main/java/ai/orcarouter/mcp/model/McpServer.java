/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.model;

import java.util.List;

/**
 * The registration of an MCP server as its author writes it (REFERENCE 5.1). It holds no credential, and what a process
 * runs is the host's launcher, never a document's text (SEMANTICS 8.2). Immutable; any content is accepted, faults are
 * for {@code McpServerCodec.check} to list.
 *
 * @param id the unique name: {@code [a-z0-9](?:[a-z0-9-]|_(?!_)){0,30}[a-z0-9]}, first part of the canonical names of
 *     its tools (mcp.md section 5)
 * @param name what people call it, up to {@value #MAX_NAME} characters; may be empty
 * @param transport how it is reached
 * @param endpoint its URL over http, up to {@value #MAX_ENDPOINT} characters; else empty
 * @param launcher the host's name of what is started or called, for stdio and in_process; else empty
 * @param authMode how the gateway authenticates
 * @param enabled whether it is used; the credential of a disabled server is never decrypted
 * @param volatileMembers JSON pointers of members below {@code _meta} that do not count when tools are compared, up to
 *     {@value #MAX_VOLATILE}; normally none
 */
public record McpServer(
        String id,
        String name,
        ServerTransport transport,
        String endpoint,
        String launcher,
        AuthMode authMode,
        boolean enabled,
        List<String> volatileMembers) {
    /** The most characters of a display name. */
    public static final int MAX_NAME = 128;

    /** The most characters of an endpoint. */
    public static final int MAX_ENDPOINT = 512;

    /** The most pointers of volatile members. */
    public static final int MAX_VOLATILE = 16;

    /** Copies the list. */
    public McpServer {
        volatileMembers = List.copyOf(volatileMembers);
    }

    /** A builder of a server that is reached over http. */
    public static Builder http(String id, String endpoint) {
        Builder builder = new Builder(id, ServerTransport.HTTP);
        builder.endpoint = endpoint;
        return builder;
    }

    /** A builder of a server that a launcher of the host starts as a process. */
    public static Builder stdio(String id, String launcher) {
        Builder builder = new Builder(id, ServerTransport.STDIO);
        builder.launcher = launcher;
        return builder;
    }

    /** A builder of a server in the host's process. */
    public static Builder inProcess(String id, String launcher) {
        Builder builder = new Builder(id, ServerTransport.IN_PROCESS);
        builder.launcher = launcher;
        return builder;
    }

    /** A builder that starts with the parts of this one. */
    public Builder toBuilder() {
        Builder builder = new Builder(id, transport);
        builder.name = name;
        builder.endpoint = endpoint;
        builder.launcher = launcher;
        builder.authMode = authMode;
        builder.enabled = enabled;
        builder.volatileMembers = volatileMembers;
        return builder;
    }

    /** Collects the parts of a server. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private final ServerTransport transport;
        private String name = "";
        private String endpoint = "";
        private String launcher = "";
        private AuthMode authMode = AuthMode.NONE;
        private boolean enabled = true;
        private List<String> volatileMembers = List.of();

        private Builder(String id, ServerTransport transport) {
            this.id = id;
            this.transport = transport;
        }

        /** Sets {@link McpServer#name()}. */
        public Builder name(String value) {
            name = value;
            return this;
        }

        /** Sets {@link McpServer#endpoint()}. */
        public Builder endpoint(String value) {
            endpoint = value;
            return this;
        }

        /** Sets {@link McpServer#launcher()}. */
        public Builder launcher(String value) {
            launcher = value;
            return this;
        }

        /** Sets {@link McpServer#authMode()}; {@link AuthMode#NONE} by default. */
        public Builder authMode(AuthMode value) {
            authMode = value;
            return this;
        }

        /** Sets {@link McpServer#enabled()}; true by default. */
        public Builder enabled(boolean value) {
            enabled = value;
            return this;
        }

        /** Sets {@link McpServer#volatileMembers()}. */
        public Builder volatileMembers(List<String> value) {
            volatileMembers = value;
            return this;
        }

        /** The server. */
        public McpServer build() {
            return new McpServer(id, name, transport, endpoint, launcher, authMode, enabled, volatileMembers);
        }
    }
}
