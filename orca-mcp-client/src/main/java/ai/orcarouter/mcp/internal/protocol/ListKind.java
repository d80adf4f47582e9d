/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.protocol;

/** What a server can be asked to list, page by page. */
enum ListKind {
    /** Tools. */
    TOOLS("tools/list", "tools", "name", "tools"),
    /** Prompts. */
    PROMPTS("prompts/list", "prompts", "name", "prompts"),
    /** Resources. */
    RESOURCES("resources/list", "resources", "uri", "resources"),
    /** Templates of resources. */
    TEMPLATES("resources/templates/list", "resourceTemplates", "uriTemplate", "resource templates");

    private final String method;
    private final String member;
    private final String identity;
    private final String plural;

    ListKind(String method, String member, String identity, String plural) {
        this.method = method;
        this.member = member;
        this.identity = identity;
        this.plural = plural;
    }

    /** The request. */
    String method() {
        return method;
    }

    /** The member of the result with the list. */
    String member() {
        return member;
    }

    /** The member of each object that tells it from the others. */
    String identity() {
        return identity;
    }

    /** The word for people. */
    String plural() {
        return plural;
    }
}
