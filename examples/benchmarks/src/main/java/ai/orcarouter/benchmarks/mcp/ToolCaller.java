/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.mcp;

/** A client of one MCP server. */
public interface ToolCaller extends AutoCloseable {
    /** Calls the tool {@code echo} and returns the text of the answer, or JSON that holds it. */
    String echo(String message) throws Exception;

    @Override
    void close();
}
