/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.spi;

/**
 * A server in the host's own process: tools without a wire, or a client of another library that the host already holds.
 * The gateway lists, pins, judges and answers for its tools as for those of any server (mcp.md 3 and 6).
 *
 * <p>Thread-safe. Both methods may block; the caller stops waiting at its deadline, interrupts the thread and ignores
 * what comes later. What they throw counts as a failed transport, and no part of its message reaches a model.
 */
public interface InProcessServer {
    /**
     * All tools, as the result object of {@code tools/list}: {@code {"tools": [...]}}, where each tool has all members
     * that its author gave it, unknown ones too. {@code nextCursor} counts as an error. A member {@code instructions}
     * of the object is taken for the instructions of the server.
     */
    String listTools() throws Exception;

    /**
     * Calls a tool.
     *
     * @param name the name as listed
     * @param argumentsJson a JSON object
     * @return the result object of {@code tools/call}: {@code {"content": [...], "isError": false}}
     */
    String callTool(String name, String argumentsJson) throws Exception;
}
