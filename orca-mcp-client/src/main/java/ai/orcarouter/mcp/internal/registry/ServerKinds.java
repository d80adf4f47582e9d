/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.registry;

/** The documents that belong to a server beside its record; their ids are the server's, those of lists with an end. */
final class ServerKinds {
    /** The sealed credential. */
    static final String CREDENTIAL = "mcp_credential";

    /** What is known of the tools. */
    static final String SCHEMA = "mcp_schema";

    /** Lists of tools as they were seen. */
    static final String TOOLS = "mcp_tools";

    /** What the last probe found. */
    static final String HEALTH = "mcp_health";

    private ServerKinds() {}

    /** Id of the approved list. */
    static String approved(String server) {
        return server + ".approved";
    }

    /** Id of the list last seen, when it is another one. */
    static String observed(String server) {
        return server + ".observed";
    }
}
