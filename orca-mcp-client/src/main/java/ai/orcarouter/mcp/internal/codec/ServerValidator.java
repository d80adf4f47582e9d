/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.codec;

import ai.orcarouter.core.Issue;
import ai.orcarouter.core.document.Pointers;
import ai.orcarouter.core.document.Texts;
import ai.orcarouter.mcp.model.AuthMode;
import ai.orcarouter.mcp.model.McpServer;
import ai.orcarouter.mcp.model.ServerTransport;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Checks a server as a whole; every fault is listed with its pointer. */
public final class ServerValidator {
    private final McpServer server;
    private final Set<String> unread;
    private final List<Issue> issues = new ArrayList<>();

    private ServerValidator(McpServer server, Set<String> unread) {
        this.server = server;
        this.unread = unread;
    }

    /**
     * The faults of {@code server}.
     *
     * @param unread pointers of placeholders, of which nothing is said
     */
    public static List<Issue> check(McpServer server, Set<String> unread) {
        return new ServerValidator(server, unread).check();
    }

    private List<Issue> check() {
        if (!ServerIds.isValid(server.id())) {
            error("/id", "the id " + Texts.quote(server.id()) + " is not acceptable", "an id is " + ServerIds.RULE);
        }
        checkName();
        if (server.transport() == ServerTransport.HTTP) {
            checkEndpoint();
        } else {
            checkLauncher();
        }
        if (!server.authMode().fits(server.transport())) {
            error(
                    "/auth_mode",
                    server.authMode().wire() + " does not fit transport "
                            + server.transport().wire(),
                    "env is for stdio; bearer, oauth and basic are for http");
        }
        checkVolatile();
        return List.copyOf(issues);
    }

    private void checkName() {
        String name = server.name();
        boolean odd = name.codePoints().anyMatch(c -> {
            int type = Character.getType(c);
            return type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
        });
        if (name.length() > McpServer.MAX_NAME || odd) {
            error("/name", "the name must have at most " + McpServer.MAX_NAME + " visible characters", "");
        }
    }

    private void checkEndpoint() {
        if (!server.launcher().isEmpty()) {
            error("/launcher", "transport http has no launcher", "");
        }
        String endpoint = server.endpoint();
        if (endpoint.isEmpty()) {
            error("/endpoint", "transport http needs an endpoint", "");
        } else if (endpoint.length() > McpServer.MAX_ENDPOINT) {
            error("/endpoint", "the endpoint has more than " + McpServer.MAX_ENDPOINT + " characters", "");
        } else {
            String fault = Endpoints.fault(endpoint);
            if (!fault.isEmpty()) {
                error("/endpoint", fault, "");
            } else if (server.authMode() != AuthMode.NONE
                    && !Endpoints.keepsSecrets(Endpoints.url(endpoint).orElseThrow())) {
                error("/endpoint", "a credential is not sent over plain http", "use https, or auth_mode none");
            }
        }
    }

    private void checkLauncher() {
        if (!server.endpoint().isEmpty()) {
            error("/endpoint", "transport " + server.transport().wire() + " has no endpoint", "");
        }
        String launcher = server.launcher();
        boolean plain = launcher.chars().allMatch(c -> c > ' ' && c < 0x7f);
        if (launcher.isEmpty() || launcher.length() > McpServer.MAX_NAME || !plain) {
            error(
                    "/launcher",
                    "transport " + server.transport().wire() + " needs the name of a launcher",
                    "the host that runs the gateway names them");
        }
    }

    private void checkVolatile() {
        List<String> pointers = server.volatileMembers();
        if (pointers.size() > McpServer.MAX_VOLATILE) {
            error("/volatile_members", "there are more than " + McpServer.MAX_VOLATILE + " pointers", "");
        }
        for (int i = 0; i < pointers.size(); i++) {
            String pointer = pointers.get(i);
            // Everything else may reach the model or change what a call means, so it is pinned.
            if (!isPointer(pointer) || !pointer.startsWith("/_meta/")) {
                error(
                        Pointers.item("/volatile_members", i),
                        Texts.quote(pointer) + " is not a JSON pointer to a member of _meta, and only those may be left"
                                + " out",
                        "such as /_meta/generated_at");
            }
        }
    }

    private static boolean isPointer(String text) {
        if (text.length() < 2 || text.charAt(0) != '/' || text.length() > 256) {
            return false;
        }
        for (int i = text.indexOf('~'); i >= 0; i = text.indexOf('~', i + 1)) {
            if (i + 1 == text.length() || (text.charAt(i + 1) != '0' && text.charAt(i + 1) != '1')) {
                return false;
            }
        }
        return true;
    }

    private void error(String pointer, String message, String hint) {
        if (!unread.contains(pointer)) {
            issues.add(Issue.error(pointer, server.id(), message, hint));
        }
    }
}
