/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp;

import ai.orcarouter.mcp.spi.InProcessServer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server in the test's process that counts its calls and whose list a test can change. */
final class ToyServer implements InProcessServer {
    /** The calls that reached it. */
    final List<String> calls = new CopyOnWriteArrayList<>();

    private volatile String tools;

    ToyServer(String tools) {
        this.tools = tools;
    }

    static ToyServer files() {
        return new ToyServer(tool("read", "Reads a file.") + "," + tool("write", "Writes a file."));
    }

    static String tool(String name, String description) {
        return "{\"name\":\"" + name + "\",\"description\":\"" + description
                + "\",\"inputSchema\":{\"type\":\"object\"}}";
    }

    void list(String now) {
        tools = now;
    }

    @Override
    public String listTools() {
        return "{\"tools\":[" + tools + "]}";
    }

    @Override
    public String callTool(String name, String argumentsJson) {
        calls.add(name + argumentsJson);
        return "{\"content\":[{\"type\":\"text\",\"text\":\"done\"}]}";
    }
}
