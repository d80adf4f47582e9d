/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One tool of a list.
 *
 * @param name its name at the server
 * @param raw the object as it was sent; nobody changes it
 * @param hash of its canonical text, without volatile members
 * @param canonical that text
 */
public record ListedTool(String name, ObjectNode raw, String hash, String canonical) {}
