/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.model;

import ai.orcarouter.core.json.CanonicalJson;

/**
 * A tool that a gateway offers (REFERENCE 5.2). Immutable.
 *
 * @param name canonical name, {@code <server>.<tool>}: what policies, events and pins use
 * @param alias the same for models, at most 64 letters, digits, {@code _} and {@code -}; looked up, never parsed
 * @param server id of its server
 * @param upstreamName its name at the server
 * @param hash of the whole definition, as {@code core.json.ToolSchemaHash} makes it
 * @param membersJson the definition as the server sent it, all members but {@code name}: the text of a JSON object
 */
public record GatewayTool(
        String name, String alias, String server, String upstreamName, String hash, String membersJson) {
    /** The definition under the canonical name: a JSON object whose schemas are those of the server, verbatim. */
    public String json() {
        return under(name);
    }

    /** The definition under the alias. */
    public String aliasJson() {
        return under(alias);
    }

    private String under(String shown) {
        StringBuilder out = new StringBuilder(membersJson.length() + shown.length() + 16).append("{\"name\":");
        CanonicalJson.appendText(shown, out);
        // An empty object has two characters.
        return membersJson.length() <= 2
                ? out.append('}').toString()
                : out.append(',').append(membersJson, 1, membersJson.length()).toString();
    }
}
