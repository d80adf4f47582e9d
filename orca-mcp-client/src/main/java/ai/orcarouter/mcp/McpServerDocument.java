/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.mcp.model.Credential;
import ai.orcarouter.mcp.model.McpServer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@link McpServerCodec} made of a document: server and credential, unless there is any error, and every finding.
 * Immutable.
 */
public final class McpServerDocument {
    private final @Nullable McpServer server;
    private final @Nullable Credential credential;
    private final List<Issue> issues;

    McpServerDocument(@Nullable McpServer server, @Nullable Credential credential, List<Issue> issues) {
        this.server = server;
        this.credential = credential;
        this.issues = issues;
    }

    /** Whether there is a server: no finding is an error. */
    public boolean isValid() {
        return server != null && credential != null;
    }

    /**
     * The server.
     *
     * @throws OrcaException with {@link ErrorCode#INVALID_DOCUMENT} and every finding, when one of them is an error
     */
    public McpServer server() {
        if (server == null) {
            throw new OrcaException(ErrorCode.INVALID_DOCUMENT, issues);
        }
        return server;
    }

    /**
     * Its credential.
     *
     * @throws OrcaException as {@link #server}
     */
    public Credential credential() {
        if (credential == null) {
            throw new OrcaException(ErrorCode.INVALID_DOCUMENT, issues);
        }
        return credential;
    }

    /** Every finding in document order. */
    public List<Issue> issues() {
        return issues;
    }
}
