/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.document.DocumentReader;
import ai.orcarouter.core.document.Findings;
import ai.orcarouter.core.document.Locator;
import ai.orcarouter.core.document.TreeWriter;
import ai.orcarouter.mcp.internal.codec.ServerReader;
import ai.orcarouter.mcp.internal.codec.ServerValidator;
import ai.orcarouter.mcp.internal.codec.ServerWriter;
import ai.orcarouter.mcp.model.Credential;
import ai.orcarouter.mcp.model.McpServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Reads MCP servers from JSON or YAML and writes them back, credentials masked (REFERENCE 5.1).
 *
 * <pre>{@code
 * {"id": "files", "transport": "http", "endpoint": "https://files.example.com/mcp",
 *  "auth_mode": "bearer", "auth_json": {"token": "..."}}
 * }</pre>
 *
 * <p>Reading reports every fault of a document at once, each with its line, column and JSON pointer, repeats nothing of
 * a credential, and never throws for any content. Documents are up to 256 KiB. Stateless and thread-safe.
 */
public final class McpServerCodec {
    private static final DocumentReader READER = new DocumentReader(256 << 10, 8);

    private McpServerCodec() {}

    /**
     * Reads a document. A name that ends in {@code .json}, {@code .yaml} or {@code .yml} tells its format; otherwise a
     * document that starts with a brace or bracket is JSON.
     *
     * @param file its name, for findings; may be empty
     */
    public static McpServerDocument decode(String file, String text) {
        return checked(READER.read(file, text));
    }

    /**
     * Reads a file; its path is its name in findings.
     *
     * @throws IOException when the file cannot be read
     */
    public static McpServerDocument decode(Path file) throws IOException {
        return checked(READER.read(file));
    }

    /**
     * Writes a server as JSON so that reading it gives an equal one; the same server always gives the same text.
     *
     * @throws OrcaException with {@link ErrorCode#INVALID_DOCUMENT} when it has faults
     */
    public static String encode(McpServer server) {
        List<Issue> errors = check(server);
        if (!errors.isEmpty()) {
            throw new OrcaException(ErrorCode.INVALID_DOCUMENT, errors);
        }
        return TreeWriter.json(ServerWriter.document(server));
    }

    /** Every fault of a server built in code, with pointers of its document. */
    public static List<Issue> check(McpServer server) {
        return ServerValidator.check(server, Set.of());
    }

    private static McpServerDocument checked(DocumentReader.Reading reading) {
        Locator locator = reading.locatorOrNull();
        Findings findings = reading.findings();
        if (locator == null) {
            return new McpServerDocument(null, null, findings.inOrder(pointer -> ""));
        }
        ServerReader.Draft draft = ServerReader.read(locator.root(), findings);
        McpServer server = draft.serverOrNull();
        Credential credential = draft.credentialOrNull();
        if (server != null) {
            for (Issue issue : ServerValidator.check(server, draft.unread())) {
                Locator.Place place = locator.find(issue.pointer());
                findings.add(place.offset(), issue, place.pointer());
            }
        }
        List<Issue> issues = findings.inOrder(pointer -> "");
        return findings.hasErrors()
                ? new McpServerDocument(null, null, issues)
                : new McpServerDocument(server, credential, issues);
    }
}
